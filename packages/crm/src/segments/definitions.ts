import { type Group, type RuleIssue, referencesOf, type SegmentDefinition, sql } from "@segments/rules";
import type { Context } from "../context.ts";
import type { Use } from "../errors.ts";
import { lastNames } from "../options/last-names.ts";
import { run } from "../run.ts";
import { findMissing, missingIssues } from "./existing.ts";
import type { SegmentRow } from "./segment-item.ts";

/** The segments that rules refer to, at any depth, and what is wrong with each. */
export interface Definitions {
  readonly segments: ReadonlyMap<number, SegmentDefinition>;
  readonly revisions: ReadonlyMap<number, number>;
  /** The segments that are not archived and whose own rule names this one. */
  usersOf(segmentId: number): Use[];
  /** What is wrong with a rule that refers to these; empty where it can be evaluated. */
  issuesOf(rule: Group): RuleIssue[];
}

/** A segment with its rule, as others see it that refer to it. */
export type SegmentRule = Pick<SegmentRow, "id" | "name" | "type" | "rule" | "ruleRevision" | "archivedAt">;

/**
 * Loads the definitions of the given segments and of everything that these rules and those segments refer to. A segment
 * of `open` may be archived; one that is only referred to may not.
 */
export async function loadDefinitions(
  context: Context,
  rules: readonly Group[],
  open: readonly number[] = [],
): Promise<Definitions> {
  const rows = new Map<number, SegmentRule>();
  const absent = new Set<number>();
  let wanted = new Set([...open, ...rules.flatMap(segmentsIn)]);
  while (wanted.size > 0) {
    const found = await readSegments(context, [...wanted]);
    for (const row of found) rows.set(row.id, row);
    for (const id of wanted) if (!rows.has(id)) absent.add(id);
    wanted = new Set(
      found
        .flatMap(({ rule }) => (rule ? segmentsIn(rule) : []))
        .filter((id) => !rows.has(id) && !absent.has(id)),
    );
  }
  return define(context, rows, absent, rules, new Set(open));
}

/** The definitions of all the organization's segments, archived ones among them. */
export async function loadAllDefinitions(context: Context): Promise<Definitions> {
  return definitionsOf(context, await readSegmentRules(context));
}

/** All the organization's segments, archived ones among them. */
export function readSegmentRules(context: Context): Promise<SegmentRule[]> {
  return readSegments(context, undefined);
}

/** The definitions of segments that have been read: all of the organization. */
export async function definitionsOf(context: Context, all: readonly SegmentRule[]): Promise<Definitions> {
  const rows = new Map(all.map((row) => [row.id, row]));
  const referred = new Set([...rows.values()].flatMap(({ rule }) => (rule ? segmentsIn(rule) : [])));
  const absent = new Set([...referred].filter((id) => !rows.has(id)));
  return define(context, rows, absent, [], new Set());
}

async function define(
  context: Context,
  rows: ReadonlyMap<number, SegmentRule>,
  absent: ReadonlySet<number>,
  rules: readonly Group[],
  open: ReadonlySet<number>,
): Promise<Definitions> {
  const missing = await findMissing(context, [
    ...rules,
    ...[...rows.values()].flatMap(({ rule }) => rule ?? []),
  ]);
  const formerNames = await lastNames(context, "segments", [...absent]);
  const known = new Map<number, RuleIssue[]>();

  function problemOf(id: number): string | undefined {
    const row = rows.get(id);
    if (!row) {
      const name = formerNames.get(id);
      return name === undefined ? `there is no segment ${id}` : `the segment “${name}” no longer exists`;
    }
    if (row.archivedAt && !open.has(id)) return `the segment “${row.name}” is archived`;
    const [first] = row.rule ? issuesOfSegment(id, row.rule) : [];
    return first && `the segment “${row.name}” can’t be evaluated: ${first.message}`;
  }

  function issuesOfSegment(id: number, rule: Group): RuleIssue[] {
    const issues = known.get(id);
    if (issues) return issues;
    // Cycles are the compiler's to report; meanwhile the segment counts as sound.
    known.set(id, []);
    const found = issuesOf(rule);
    known.set(id, found);
    return found;
  }

  function issuesOf(rule: Group): RuleIssue[] {
    const own = missingIssues(rule, missing);
    for (const { source, id, path } of referencesOf(rule)) {
      const message = source === "segments" ? problemOf(id) : undefined;
      if (message !== undefined) own.push({ path, code: "missing", message });
    }
    return own;
  }

  const definitions = [...rows.values()].map(({ id, name, type, rule }): [number, SegmentDefinition] => [
    id,
    type === "dynamic" && rule ? { id, name, type, rule } : { id, name, type: "static" },
  ]);
  const users = once(() => usersBySegment(rows.values()));

  return {
    segments: new Map(definitions),
    usersOf: (segmentId) => users().get(segmentId) ?? [],
    revisions: new Map([...rows.values()].map(({ id, ruleRevision }) => [id, ruleRevision])),
    issuesOf,
  };
}

/** The segments that are not archived, by each that their own rules name. */
function usersBySegment(rows: Iterable<SegmentRule>): ReadonlyMap<number, Use[]> {
  const users = new Map<number, Use[]>();
  for (const { id, name, rule, archivedAt } of rows) {
    if (archivedAt || !rule) continue;
    for (const named of new Set(segmentsIn(rule))) {
      const known = users.get(named);
      if (known) known.push({ kind: "segment", id, name });
      else users.set(named, [{ kind: "segment", id, name }]);
    }
  }
  return users;
}

/** Most who ask for definitions don't ask who uses what. */
function once<Value>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function segmentsIn(rule: Group): number[] {
  return referencesOf(rule).flatMap(({ source, id }) => (source === "segments" ? [id] : []));
}

function readSegments(context: Context, ids: readonly number[] | undefined): Promise<SegmentRule[]> {
  const which = ids ? sql`and id = any(${[...ids]}::int[])` : sql``;
  return run<SegmentRule>(
    context,
    sql`select id, name, type, rule, rule_revision as "ruleRevision", archived_at as "archivedAt" from segment where org_id = ${context.orgId} ${which}`,
  );
}
