import { type Rule, sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError, notFound } from "../errors.ts";
import { recordRuleVersion } from "./record-rule-version.ts";
import { readSegmentRows, type SegmentRow, type SegmentType } from "./segment-item.ts";
import type { SegmentName } from "./segment-name.ts";

interface Stored {
  readonly named: SegmentName;
  readonly description: string;
  /** null for a static segment */
  readonly rule: Rule | null;
  /** See NewSegment. */
  readonly announce?: boolean;
}

/** Inserts a segment and returns its id; undefined where the name is taken. */
export async function insertSegment(
  write: Write,
  { named, description, rule, announce = false }: Stored,
): Promise<number | undefined> {
  const { orgId, actorId } = write.context;
  const type: SegmentType = rule ? "dynamic" : "static";
  const [row] = await write.query<{ id: number }>(sql`
    insert into segment (org_id, name, name_key, description, type, rule, rule_revision, created_by_id)
    values (${orgId}::int, ${named.name}, ${named.key}, ${description}, ${type},
      ${rule && JSON.stringify(rule)}::jsonb, ${rule ? 1 : 0}::int, ${actorId}::int)
    on conflict (org_id, name_key) do nothing
    returning id`);
  if (!row) return undefined;
  if (rule) await recordRuleVersion(write, { segmentId: row.id, revision: 1, rule });
  await write.record([`segment:${row.id}`], [], { announce });
  return row.id;
}

/** The error for a name that another segment has. */
export async function nameTaken(context: Context, { name, key }: SegmentName): Promise<CrmError> {
  const [other] = await readSegmentRows(context, sql`and name_key = ${key}`);
  const archived = other?.archivedAt ? " It is archived." : "";
  return new CrmError("CONFLICT", `There is already a segment called “${other?.name ?? name}”.${archived}`);
}

/** Reads a segment and keeps others from changing or deleting it until the transaction ends. Throws NOT_FOUND. */
export async function lockSegment(write: Write, segmentId: number): Promise<SegmentRow> {
  const [row] = await readSegmentRows(write.context, sql`and id = ${segmentId}::int for no key update`);
  if (!row) throw notFound("segment", segmentId);
  return row;
}

/** Throws WRONG_TYPE for a dynamic segment. */
export function refuseDynamic({ name, type }: SegmentRow): void {
  if (type === "static") return;
  throw new CrmError(
    "WRONG_TYPE",
    `“${name}” is dynamic: its rule decides who is in it. Change the rule, or use a static segment.`,
  );
}

/** Throws WRONG_TYPE for a static segment. */
export function refuseStatic({ name, type }: SegmentRow): void {
  if (type === "dynamic") return;
  throw new CrmError("WRONG_TYPE", `“${name}” is static: it has no rule. Add and remove customers by hand.`);
}

/** Throws INVALID for an archived segment: its rule can be looked at. */
export function refuseArchived({ name, archivedAt }: SegmentRow): void {
  if (archivedAt === null) return;
  throw new CrmError("INVALID", `“${name}” is archived: restore it before you change its rule.`);
}

/** Notes that the segment's static members changed. */
export async function touchSegment(write: Write, segmentId: number): Promise<void> {
  await write.tx.segment.update({
    where: { orgId_id: { orgId: write.context.orgId, id: segmentId } },
    data: { updatedAt: new Date() },
  });
}
