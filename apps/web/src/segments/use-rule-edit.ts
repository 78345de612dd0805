import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { problemOf } from "../problem.ts";
import { useRuleEditor } from "../rule-builder/use-rule-editor.ts";
import { sentenceOf } from "../sentence.ts";
import { toast } from "../shell/toast.ts";
import { queryClient, type SegmentDetail, trpc } from "../trpc.ts";
import { refreshSegments } from "./use-segment-actions.ts";

export type RuleEdit = ReturnType<typeof useRuleEdit>;

/** Editing a saved rule: from which revision it started (a draft under `key` from its own), saving, and what to do when somebody else saved first. */
export function useRuleEdit(segment: SegmentDetail, key: string) {
  const editor = useRuleEditor(segment.rule, { key, revision: segment.ruleRevision });
  const [revision, setRevision] = useState(editor.restored?.revision ?? segment.ruleRevision);
  const [asking, setAsking] = useState<() => void>();
  const [incomplete, setIncomplete] = useState(false);
  const update = useMutation(trpc.segments.update.mutationOptions());
  const { dirty, reset, parsed } = editor;
  const overtaken = segment.ruleRevision !== revision;

  useEffect(() => {
    // Somebody else saved; nothing of ours would be lost by showing it.
    if (!overtaken || dirty) return;
    reset(segment.rule);
    setRevision(segment.ruleRevision);
  }, [overtaken, dirty, reset, segment]);

  function startFrom(saved: SegmentDetail) {
    reset(saved.rule);
    setRevision(saved.ruleRevision);
    setIncomplete(false);
    update.reset();
  }

  async function save(from = revision, withoutOff = false) {
    if (update.isPending) return;
    setIncomplete(!parsed.ok);
    if (!parsed.ok) {
      editor.reveal();
      return;
    }
    if (editor.off.length > 0 && !withoutOff) {
      setAsking(() => () => void save(from, true));
      return;
    }
    try {
      const saved = await update.mutateAsync({ id: segment.id, rule: parsed.rule, ruleRevision: from });
      startFrom(saved);
      queryClient.setQueryData(trpc.segments.get.queryKey({ id: saved.id }), saved);
      toast.success("Rule saved");
      await refreshSegments();
    } catch (error) {
      if (problemOf(error).reason === "CONFLICT") await refreshSegments();
      editor.reveal();
    }
  }

  const problem = update.error ? problemOf(update.error) : undefined;
  return {
    editor,
    revision,
    saving: update.isPending,
    conflict: dirty && (overtaken || problem?.reason === "CONFLICT"),
    problem:
      incomplete && !parsed.ok
        ? "Complete what is marked in the rule first."
        : problem && problem.reason !== "CONFLICT"
          ? sentenceOf(problem.message)
          : undefined,
    save: (from = revision) => save(from),
    /** Saves without what is off; undefined while that is not in question. */
    asking,
    stopAsking: () => setAsking(undefined),
    discard: () => startFrom(segment),
  };
}
