import { type Group, isGroup, type Predicate } from "@segments/rules";
import type { Context } from "../context.ts";
import type { CustomerRow } from "../customers/customer-row.ts";
import { pageOf } from "../customers/page.ts";
import { CrmError } from "../errors.ts";
import { readFilter } from "./check-rule.ts";
import { leaveOut } from "./leave-out.ts";
import { membersOfAll } from "./membership.ts";
import type { Question } from "./prepare.ts";
import type { Receipt } from "./receipt.ts";

/** How many customers one group or predicate holds for by itself. */
export interface PartCount {
  /** `rules[1].rules[0]`; empty for the whole rule. */
  readonly path: string;
  readonly count: number;
}

/** The same, and what the part does to the whole. */
export interface PartFigures extends PartCount {
  /**
   * How many the whole rule would hold for without it; absent for the whole, for what stands alone in its group, and in
   * rules with so many parts that nobody compares them.
   */
  readonly without?: number;
}

export interface Preview {
  readonly count: number;
  /** All customers of the organization. */
  readonly total: number;
  readonly counts: readonly PartFigures[];
  /** The first who match, by name. */
  readonly rows: readonly CustomerRow[];
  readonly receipt: Receipt;
}

/** Parts of a rule. */
const MOST_COMPARED = 20;

/**
 * Who would match a rule that is not saved: how many, the first of them, how many each of its parts
 * holds for, and how many would match without it. Throws
 * INVALID with what is wrong with the rule, and where.
 */
export async function previewRule(context: Context, input: unknown, limit = 5): Promise<Preview> {
  const rule = readFilter(input);
  const parts = [...partsOf(rule, "")];
  const rests =
    parts.length > MOST_COMPARED ? [] : parts.flatMap(({ path, part }) => restOf(rule, path, part));
  const questions: Question[] = [
    { rule },
    { everyone: true },
    ...parts.map(({ part }) => ({ rule: asRule(part) })),
    ...rests.map(({ rest }) => ({ rule: rest })),
  ];
  const [whole, everyone, ...answers] = await membersOfAll(context, questions);
  if (!whole || whole instanceof CrmError) throw whole;
  const places = new Map(rests.map(({ path }, index) => [path, parts.length + index]));
  const sizeOf = (answer: (typeof answers)[number] | undefined) =>
    !answer || answer instanceof CrmError ? 0 : answer.ids.size;
  const page = limit > 0 && (await pageOf(context, whole, { sort: "name", direction: "asc", limit }));
  return {
    count: whole.ids.size,
    total: sizeOf(everyone),
    counts: [
      { path: "", count: whole.ids.size },
      ...parts.map(({ path }, index) => {
        const place = places.get(path);
        const count = sizeOf(answers[index]);
        return place === undefined ? { path, count } : { path, count, without: sizeOf(answers[place]) };
      }),
    ],
    rows: page ? page.rows : [],
    receipt: whole.receipt,
  };
}

function* partsOf(group: Group, path: string): Generator<{ part: Group | Predicate; path: string }> {
  for (const [index, part] of group.rules.entries()) {
    const at = `${path === "" ? "" : `${path}.`}rules[${index}]`;
    yield { part, path: at };
    if (isGroup(part)) yield* partsOf(part, at);
  }
}

function restOf(rule: Group, path: string, part: Group | Predicate): { path: string; rest: Group }[] {
  const rest = leaveOut(rule, part);
  return rest ? [{ path, rest }] : [];
}

function asRule(part: Group | Predicate): Group {
  return isGroup(part) ? part : { combinator: "and", rules: [part] };
}
