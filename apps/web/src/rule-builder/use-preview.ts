import type { RuleIssue } from "@segments/rules";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { usePaced } from "../components/ui/use-paced.ts";
import { type Problem, problemOf } from "../problem.ts";
import { ALONE, type Outputs, trpc } from "../trpc.ts";
import { idsByPath } from "./paths.ts";
import type { RuleEditor } from "./use-rule-editor.ts";

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

/**
 * Who matches the rule as it is now. An edit is asked about at once, several in a row when they pause; a question that
 * another one overtakes is aborted, on the server too, and the last answer stays until the next one is there.
 */
export function usePreview({ view, parsed }: RuleEditor): Preview {
  const current = parsed.ok ? JSON.stringify(parsed.rule) : undefined;
  const asked = usePaced(current, PAUSE);
  const query = useQuery({
    ...trpc.segments.previewRule.queryOptions(
      { rule: JSON.parse(asked ?? "null") as unknown, limit: 5 },
      { ...ALONE, placeholderData: keepPreviousData },
    ),
    enabled: asked !== undefined,
  });
  const upToDate = current !== undefined && asked === current;
  const fresh = upToDate && query.isSuccess && !query.isPlaceholderData;
  const [counts, setCounts] = useState(none);
  const answered = fresh ? query.data : undefined;
  useEffect(() => {
    if (!answered) return;
    const ids = idsByPath(view);
    const { total, count: whole } = answered;
    const figures = answered.counts.map(({ path, count, without }): [string, NodeFigures] => [
      ids.get(path) ?? "",
      {
        count,
        share: total > 0 ? count / total : 0,
        more: without === undefined ? undefined : without - whole,
      },
    ]);
    setCounts(new Map(figures));
    // Moving a node changes what is asked as well, so the ids are those of the tree that was asked about.
  }, [answered, view]);
  const problem = upToDate && query.isError ? problemOf(query.error) : undefined;

  return {
    answer: query.data,
    stale: !fresh,
    busy: current !== undefined && (!upToDate || query.isFetching),
    counts,
    problem,
    issues: problem?.issues ?? [],
    retry: () => void query.refetch(),
  };
}
