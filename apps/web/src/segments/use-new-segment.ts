import type { Group } from "@segments/rules";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { problemOf } from "../problem.ts";
import type { RuleEditor } from "../rule-builder/use-rule-editor.ts";
import { sentenceOf } from "../sentence.ts";
import { toast } from "../shell/toast.ts";
import { queryClient, trpc } from "../trpc.ts";
import { useKeptWords, type Words } from "./kept-words.ts";
import type { SegmentType } from "./new-segment-type.tsx";
import { fieldOfProblem } from "./problem-field.ts";
import { quoted } from "./quoted.ts";
import { refreshSegments } from "./use-segment-actions.ts";

/** What a new segment begins with. */
export interface SegmentStart extends Words {
  readonly rule: Group | null;
}

/** A segment that is being made: what was typed (kept under `draftKey`), what stands in the way, and saving it. */
export function useNewSegment(type: SegmentType, editor: RuleEditor, start: SegmentStart, draftKey: string) {
  const navigate = useNavigate();
  const create = useMutation(trpc.segments.create.mutationOptions());
  const words = useKeptWords(draftKey, start);
  const { name, description } = words;
  const nameInput = useRef<HTMLInputElement>(null);
  const [nameless, setNameless] = useState(false);
  const [saved, setSaved] = useState(false);
  const [incomplete, setIncomplete] = useState(false);
  const [asking, setAsking] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const problem = create.error ? problemOf(create.error) : undefined;
  const place = problem && fieldOfProblem(problem);
  const said = problem && sentenceOf(problem.message);

  async function save(withoutOff = false) {
    const { parsed, unread } = editor;
    const unready = type === "dynamic" && (!parsed.ok || unread !== undefined);
    setNameless(name.trim() === "");
    setIncomplete(false);
    create.reset();
    if (unready) {
      editor.reveal();
      setIncomplete(true);
    }
    if (name.trim() === "") nameInput.current?.focus();
    if (name.trim() === "" || unready) return;
    if (type === "dynamic" && editor.off.length > 0 && !withoutOff) {
      setAsking(true);
      return;
    }
    const shared = { name, description };
    try {
      const segment = await create.mutateAsync(
        type === "dynamic" && parsed.ok
          ? { ...shared, type: "dynamic", rule: parsed.rule }
          : { ...shared, type: "static" },
      );
      queryClient.setQueryData(trpc.segments.get.queryKey({ id: segment.id }), segment);
      void refreshSegments();
      // The guard has to know before the page is left.
      flushSync(() => setSaved(true));
      editor.dropDraft();
      words.drop();
      toast.success(`Created ${quoted(segment.name)}`);
      await navigate({ to: "/crm/segments/$id", params: { id: segment.id } });
    } catch (error) {
      const refused = problemOf(error);
      if (refused.issues.length > 0) editor.reveal();
      if (fieldOfProblem(refused) === "name") nameInput.current?.focus();
    }
  }

  // What was typed last belongs to the rule that is saved.
  useEffect(() => {
    if (!waiting || editor.reading) return;
    setWaiting(false);
    void save();
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!create.isPending) setWaiting(true);
  }

  return {
    name,
    nameInput,
    description,
    saving: create.isPending || waiting,
    dirty: !saved && (words.changed || editor.dirty),
    nameProblem: nameless && name.trim() === "" ? "Give it a name." : place === "name" ? said : undefined,
    descriptionProblem: place === "description" ? said : undefined,
    problem:
      place === "other"
        ? said
        : incomplete && editor.unread
          ? `What was typed as text can’t be read. ${editor.unread.problem}`
          : incomplete && !editor.parsed.ok
            ? "Complete what is marked in the rule below."
            : undefined,
    setName: (next: string) => {
      words.setName(next);
      if (place === "name") create.reset();
    },
    setDescription: words.setDescription,
    discard: () => {
      editor.settle(start.rule);
      words.discard();
    },
    drop: () => {
      editor.dropDraft();
      words.drop();
    },
    submit,
    /** What is off is in question. */
    asking,
    stopAsking: () => setAsking(false),
    saveWithoutOff: () => void save(true),
  };
}
