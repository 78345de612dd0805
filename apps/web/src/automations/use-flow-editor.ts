import { useMutation } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { problemOf } from "../problem.ts";
import { sentenceOf } from "../sentence.ts";
import { toast } from "../shell/toast.ts";
import { type Flow, queryClient, trpc } from "../trpc.ts";
import { type Draft, type DraftProblems, fromDraft, isDefinition, problemsByPart, toDraft } from "./draft.ts";
import { refreshFlows } from "./refresh-flows.ts";

export type FlowEditor = ReturnType<typeof useFlowEditor>;

/** An automation’s steps as they are edited: from which version, what is missing, and saving. */
export function useFlowEditor(flow: Flow) {
  const [base, setBase] = useState(() => ({ revision: flow.revision, draft: toDraft(flow.definition) }));
  const [draft, setDraft] = useState(base.draft);
  const [revealed, setRevealed] = useState(false);
  const update = useMutation(trpc.flows.update.mutationOptions());
  const dirty = useMemo(() => contentOf(draft) !== contentOf(base.draft), [draft, base]);
  const overtaken = flow.revision !== base.revision;

  function startFrom({ revision, definition }: Pick<Flow, "revision" | "definition">) {
    const next = toDraft(definition);
    setBase({ revision, draft: next });
    setDraft(next);
    setRevealed(false);
    update.reset();
  }

  // Somebody else saved; nothing of ours would be lost by showing it.
  useEffect(() => {
    if (overtaken && !dirty) startFrom(flow);
  });

  const read = fromDraft(draft);
  const missing: DraftProblems = isDefinition(read) ? new Map() : read;
  const problem = update.error ? problemOf(update.error) : undefined;
  const said = dirty ? (problem?.issues ?? []) : flow.issues;
  const problems: DraftProblems = new Map([
    ...problemsByPart(said, draft.steps),
    ...(revealed ? missing : []),
  ]);

  async function save(from = base.revision) {
    setRevealed(true);
    if (update.isPending || !isDefinition(read)) return;
    try {
      const saved = await update.mutateAsync({
        id: flow.id,
        revision: from,
        definition: { ...read, steps: [...read.steps] },
      });
      queryClient.setQueryData(trpc.flows.get.queryKey({ id: flow.id }), saved);
      startFrom(saved);
      toast.success("Steps saved");
      await refreshFlows();
    } catch (error) {
      if (problemOf(error).reason === "CONFLICT") await refreshFlows();
    }
  }

  return {
    draft,
    change: (next: Draft) => {
      update.reset();
      setDraft(next);
    },
    problems,
    dirty,
    saving: update.isPending,
    /** Why it was not saved. */
    problem:
      revealed && missing.size > 0
        ? "Complete what is marked first."
        : problem && problem.reason !== "CONFLICT"
          ? sentenceOf(problem.message)
          : undefined,
    /** Somebody else saved first. */
    conflict:
      dirty && (overtaken || problem?.reason === "CONFLICT") ? (problem?.message ?? OVERTAKEN) : undefined,
    save: () => save(),
    overwrite: () => save(flow.revision),
    discard: () => startFrom(flow),
  };
}

const OVERTAKEN = "Somebody else saved these steps meanwhile.";

/** Keys are the page’s own. */
function contentOf({ steps, ...draft }: Draft): string {
  return JSON.stringify({ ...draft, steps: steps.map(({ key: _, ...step }) => step) });
}
