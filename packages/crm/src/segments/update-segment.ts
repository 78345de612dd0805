import { isDeepStrictEqual } from "node:util";
import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change, type Write } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { checkRule } from "./check-rule.ts";
import { type Moved, moveOf } from "./difference.ts";
import { getSegment, type SegmentDetail } from "./get-segment.ts";
import { recordRuleVersion } from "./record-rule-version.ts";
import type { SegmentRow } from "./segment-item.ts";
import { readDescription, readSegmentName } from "./segment-name.ts";
import { lockSegment, nameTaken, refuseArchived, refuseStatic } from "./store.ts";
import { refuseSystem } from "./system-segments.ts";

export interface SegmentEdit {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  /** Of a dynamic segment only. */
  readonly rule?: unknown;
  /** The rule's revision that the edit began with; where it is given, a newer one is not overwritten. */
  readonly ruleRevision?: number | undefined;
  /** Whether who joins and leaves by the new rule is told to those who listen; else it is taken down quietly. */
  readonly announce?: boolean | undefined;
  /** The earlier revision whose rule this is. */
  readonly restoredFrom?: number | undefined;
}

/**
 * Changes what is given of a segment. A rule that is the same as before makes no new revision. Throws NOT_FOUND, INVALID
 * (also the rule of an archived one), WRONG_TYPE (a rule for a static segment) and CONFLICT (the name is taken, or somebody else saved the rule first).
 */
export async function updateSegment(
  context: Context,
  segmentId: number,
  edit: SegmentEdit,
): Promise<SegmentDetail> {
  const named = edit.name === undefined ? undefined : readSegmentName(edit.name);
  const description = edit.description === undefined ? undefined : readDescription(edit.description);
  const moved = edit.rule === undefined ? undefined : await moveOf(context, segmentId, edit.rule);
  await change(context, "manual", async (write) => {
    if (edit.rule !== undefined) await write.lock("references");
    const segment = await lockSegment(write, segmentId);
    refuseSystem(segment, "changed");
    if (named && named.name !== segment.name) {
      const updated = await write.query(sql`
        update segment s set name = ${named.name}, name_key = ${named.key}, updated_at = now()
        where s.org_id = ${context.orgId} and s.id = ${segmentId}::int and not exists
          (select from segment o where o.org_id = s.org_id and o.name_key = ${named.key} and o.id <> s.id)
        returning s.id`);
      if (updated.length === 0) throw await nameTaken(write.context, named);
    }
    if (description !== undefined && description !== segment.description) {
      await write.query(
        sql`update segment set description = ${description}, updated_at = now() where org_id = ${context.orgId} and id = ${segmentId}::int`,
      );
    }
    const newRule = edit.rule !== undefined && (await updateRule(write, segment, edit, moved));
    const renamed = named !== undefined && named.name !== segment.name;
    const described = description !== undefined && description !== segment.description;
    if (!newRule && !renamed && !described) return;
    await recordAudit(write, "segment.update", {
      id: segmentId,
      name: named?.name ?? segment.name,
      detail: {
        ...(renamed && { formerName: segment.name }),
        description: described,
        rule: newRule,
        ...(newRule && edit.restoredFrom !== undefined && { restoredFrom: edit.restoredFrom }),
      },
    });
  });
  return getSegment(context, segmentId);
}

/** Returns whether the rule is another now. */
async function updateRule(
  write: Write,
  segment: SegmentRow,
  edit: SegmentEdit,
  moved: Moved | undefined,
): Promise<boolean> {
  const { id, name, ruleRevision } = segment;
  refuseStatic(segment);
  refuseArchived(segment);
  if (edit.ruleRevision !== undefined && edit.ruleRevision !== ruleRevision) {
    throw new CrmError(
      "CONFLICT",
      `Somebody else saved the rule of “${name}” meanwhile (revision ${ruleRevision}; this edit began with ${edit.ruleRevision}).`,
    );
  }
  const rule = await checkRule(write.context, edit.rule, { id, name });
  if (isDeepStrictEqual(rule, segment.rule)) return false;
  await write.query(sql`
    update segment set rule = ${JSON.stringify(rule)}::jsonb, rule_revision = rule_revision + 1, updated_at = now()
    where org_id = ${write.context.orgId} and id = ${id}::int`);
  await recordRuleVersion(write, {
    segmentId: id,
    revision: ruleRevision + 1,
    rule,
    // What was compared with a rule that somebody has replaced since says nothing of this one.
    moved: moved?.from === ruleRevision ? moved : undefined,
    restoredFrom: edit.restoredFrom,
  });
  await write.record([`segment:${id}`], [], { announce: edit.announce ?? false });
  return true;
}
