import type { RuleIssue } from "@segments/rules";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { usePaced } from "../components/ui/use-paced.ts";
import { type Problem, problemOf } from "../problem.ts";
import { ALONE, type Outputs, trpc } from "../trpc.ts";
import { idsByPath } from "./paths.ts";
import type { RuleEditor } from "./use-rule-editor.ts";
import type { ViewGroup } from "./view-rule.ts";

type Answer = Outputs["segments"]["previewRule"];

export interface NodeFigures {
  /** How many match it by itself, and which share of all customers that is. */
  readonly count: number;
  readonly share: number;
  /** How many more would match the whole rule without it; negative where they are fewer. */
  readonly more: number | undefined;
}

export interface Preview {
  /** The last answer; {@link stale} where it was to an earlier form of the rule. */
  readonly answer: Answer | undefined;
  readonly stale: boolean;
  /** An answer is on its way. */
  readonly busy: boolean;
  /** Of each predicate and group, by view id; of the last answer. */
  readonly counts: ReadonlyMap<string, NodeFigures>;
  readonly problem: Problem | undefined;
  /** What the server found wrong with the rule as it is now. */
  readonly issues: readonly RuleIssue[];
  readonly retry: () => void;
}

/** milliseconds */
const PAUSE = 200;
const none: ReadonlyMap<string, NodeFigures> = new Map();

interface Counted {
  readonly answer: Answer | undefined;
  readonly view: ViewGroup;
  readonly counts: ReadonlyMap<string, NodeFigures>;
}

/**
 * Who matches the rule as it is now. An edit is asked about at once, several in a row when they pause; a question that
 * another one overtakes is aborted, on the server too, and the last answer stays until the next one is there. As the rule of
 * a segment it may not lead back to that.
 */
export function usePreview({ view, parsed }: RuleEditor, segmentId?: number): Preview {
  const current = parsed.ok ? JSON.stringify(parsed.rule) : undefined;
  const asked = usePaced(current, PAUSE);
  const query = useQuery({
    ...trpc.segments.previewRule.queryOptions(
      { rule: JSON.parse(asked ?? "null") as unknown, limit: 5, id: segmentId },
      { ...ALONE, placeholderData: keepPreviousData },
    ),
    enabled: asked !== undefined,
  });
  const upToDate = current !== undefined && asked === current;
  const fresh = upToDate && query.isSuccess && !query.isPlaceholderData;
  const answered = fresh ? query.data : undefined;
  const [counted, setCounted] = useState<Counted>({ answer: undefined, view, counts: none });
  // Moving a node changes what is asked as well, so the ids are those of the tree that was asked about.
  if (answered && (counted.answer !== answered || counted.view !== view)) {
    setCounted({ answer: answered, view, counts: figuresOf(answered, view) });
  }
  const problem = upToDate && query.isError ? problemOf(query.error) : undefined;

  return {
    answer: query.data,
    stale: !fresh,
    busy: current !== undefined && (!upToDate || query.isFetching),
    counts: counted.counts,
    problem,
    issues: problem?.issues ?? [],
    retry: () => void query.refetch(),
  };
}

/** By view id. */
function figuresOf({ total, count: whole, counts }: Answer, view: ViewGroup): Counted["counts"] {
  const ids = idsByPath(view);
  return new Map(
    counts.map(({ path, count, without }) => [
      ids.get(path) ?? "",
      {
        count,
        share: total > 0 ? count / total : 0,
        more: without === undefined ? undefined : without - whole,
      },
    ]),
  );
}
