import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { problemOf } from "../problem.ts";
import { useRuleEditor } from "../rule-builder/use-rule-editor.ts";
import { toRule, toView } from "../rule-builder/view-rule.ts";
import { sentenceOf } from "../sentence.ts";
import { toast } from "../shell/toast.ts";
import { queryClient, type RuleVersion, type SegmentDetail, trpc } from "../trpc.ts";
import { refreshSegments } from "./use-segment-actions.ts";

export type RuleEdit = ReturnType<typeof useRuleEdit>;

/**
 * Editing a saved rule: from which revision it started (a draft under `key` from its own), what saving it would bring about,
 * saving, and what to do when somebody else saved first.
 */
export function useRuleEdit(segment: SegmentDetail, key: string) {
  const editor = useRuleEditor(segment.rule, { key, revision: segment.ruleRevision });
  const [revision, setRevision] = useState(editor.restored?.revision ?? segment.ruleRevision);
  const [asking, setAsking] = useState<() => void>();
  const [incomplete, setIncomplete] = useState(false);
  /** The revision that is to be overwritten, while what that means is being looked at. */
  const [reviewed, setReviewed] = useState<number>();
  /** The revision it is for, while a review waits for what was typed as text to be read. */
  const [waiting, setWaiting] = useState<number>();
  const [earlier, setEarlier] = useState<RuleVersion>();
  const update = useMutation(trpc.segments.update.mutationOptions());
  const putBack = useMutation(trpc.segments.restoreVersion.mutationOptions());
  const { dirty, reset, parsed, unread } = editor;
  const overtaken = segment.ruleRevision > revision;
  const saving = update.isPending || putBack.isPending;

  useEffect(() => {
    // Somebody else saved; nothing of ours would be lost by showing it.
    if (!overtaken || dirty) return;
    reset(segment.rule);
    setRevision(segment.ruleRevision);
  }, [overtaken, dirty, reset, segment]);

  function forget() {
    update.reset();
    putBack.reset();
  }

  /** What led here can still be undone, and saved as another revision. */
  function goOnFrom(saved: SegmentDetail) {
    editor.settle(saved.rule);
    setRevision(saved.ruleRevision);
    setIncomplete(false);
    setReviewed(undefined);
    setEarlier(undefined);
    forget();
  }

  /** Shows what saving would bring about, first. */
  function review(from = revision, withoutOff = false) {
    if (editor.reading) {
      setWaiting(from);
      return;
    }
    setIncomplete(!parsed.ok || unread !== undefined);
    forget();
    if (unread) return;
    if (!parsed.ok) editor.reveal();
    else if (editor.off.length > 0 && !withoutOff) setAsking(() => () => review(from, true));
    else setReviewed(from);
  }

  // What was typed last belongs to the rule that is saved.
  useEffect(() => {
    if (waiting === undefined || editor.reading) return;
    setWaiting(undefined);
    review(waiting);
  });

  /** Takes an earlier rule up: to be put back or, where it names what is gone, to be repaired. */
  function restore(version: RuleVersion) {
    editor.setUnread(undefined);
    editor.change(toView(version.rule));
    setEarlier(version);
    setIncomplete(false);
    forget();
    if (version.problem === null) setReviewed(revision);
    else editor.reveal();
  }

  const isEarlier = earlier !== undefined && sameRule(toRule(editor.view), toRule(toView(earlier.rule)));
  const restoredFrom = isEarlier ? earlier.revision : undefined;

  async function save(announce: boolean) {
    if (saving || unread || !parsed.ok || reviewed === undefined) return;
    const shared = { id: segment.id, ruleRevision: reviewed, announce };
    try {
      const saved =
        restoredFrom === undefined
          ? await update.mutateAsync({ ...shared, rule: parsed.rule })
          : await putBack.mutateAsync({ ...shared, revision: restoredFrom });
      goOnFrom(saved);
      queryClient.setQueryData(trpc.segments.get.queryKey({ id: saved.id }), saved);
      toast.success(restoredFrom === undefined ? "Rule saved" : `Revision ${restoredFrom} is back`);
      await refreshSegments();
    } catch (error) {
      if (problemOf(error).reason === "CONFLICT") {
        setReviewed(undefined);
        await refreshSegments();
      }
      editor.reveal();
    }
  }

  const failure = update.error ?? putBack.error;
  const problem = failure ? problemOf(failure) : undefined;
  return {
    editor,
    revision,
    saving,
    review: (from = revision) => review(from),
    /** Goes on without what is off; undefined while that is not in question. */
    asking,
    stopAsking: () => setAsking(undefined),
    restore,
    restoredFrom,
    /** The rule while it is looked at what saving it would bring about. */
    reviewing: reviewed !== undefined && parsed.ok && !unread ? parsed.rule : undefined,
    closeReview: () => setReviewed(undefined),
    conflict: dirty && (overtaken || problem?.reason === "CONFLICT"),
    problem:
      unread && (incomplete || reviewed !== undefined)
        ? `What was typed as text can’t be read. ${unread.problem}`
        : incomplete && !parsed.ok
          ? "Complete what is marked in the rule first."
          : problem && problem.reason !== "CONFLICT"
            ? sentenceOf(problem.message)
            : undefined,
    save,
    discard: () => goOnFrom(segment),
  };
}

/** Both as the builder writes them, so that what is equal reads the same. */
function sameRule(one: object, other: object): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
