import { type Hint, lintRule } from "@segments/rules";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTimeZone } from "../../shell/use-session.ts";
import { ALONE, trpc } from "../../trpc.ts";
import { useBuilder } from "../builder-context.ts";
import type { Preview } from "../use-preview.ts";

/** What is worth a second look in the rule as it was counted last; nothing while it is counted anew. */
export function useHints({ answer, stale }: Preview, segmentId: number | undefined): readonly Hint[] {
  const { editor, names, readOnly } = useBuilder();
  const timeZone = useTimeZone();
  const { parsed } = editor;
  const rule = parsed.ok && !stale && !readOnly ? parsed.rule : undefined;
  const input = { rule: rule ?? null, ...(segmentId !== undefined && { id: segmentId }) };
  const { data: review } = useQuery({
    ...trpc.segments.reviewRule.queryOptions(input, ALONE),
    enabled: rule !== undefined,
  });
  return useMemo(() => {
    if (!rule || !answer || timeZone === undefined) return [];
    const byPath = (counts: readonly { path: string; count: number }[]) =>
      new Map(counts.map(({ path, count }) => [path, count]));
    const without = answer.counts.flatMap(({ path, without: count }) =>
      count === undefined ? [] : [{ path, count }],
    );
    return lintRule(rule, {
      now: Date.parse(answer.receipt.evaluatedAt),
      timeZone,
      names: names.names,
      counts: byPath(answer.counts),
      without: byPath(without),
      total: answer.total,
      ...(review && {
        same: review.same,
        values: byPath(review.values),
      }),
    });
  }, [rule, answer, review, timeZone, names]);
}
