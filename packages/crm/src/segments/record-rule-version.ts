import { type Rule, sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import type { Moved } from "./difference.ts";

interface SavedRule {
  readonly segmentId: number;
  readonly revision: number;
  readonly rule: Rule;
  /** Absent for the first, and where it is not known. */
  readonly moved?: Moved | undefined;
  readonly restoredFrom?: number | undefined;
}

/** Keeps a rule in the segment's history, in the transaction that saves it. */
export async function recordRuleVersion(
  write: Write,
  { segmentId, revision, rule, moved, restoredFrom }: SavedRule,
): Promise<void> {
  const { orgId, actorId, caller } = write.context;
  await write.query(sql`
    insert into segment_rule_version (org_id, segment_id, revision, rule, author_id, author_name, restored_from, joined, "left")
    values (${orgId}::int, ${segmentId}::int, ${revision}::int, ${JSON.stringify(rule)}::jsonb, ${actorId}::int,
      coalesce((select p.name from person p where p.id = ${actorId}::int), ${caller?.apiKey?.name ?? null}::text),
      ${restoredFrom ?? null}::int, ${moved?.joined ?? null}::int, ${moved?.left ?? null}::int)`);
}
