import { nameKey, type Rule, sql } from "@segments/rules";
import type { Write } from "../changes.ts";
import { CrmError } from "../errors.ts";
import type { SegmentRow } from "./segment-item.ts";

/** A segment that every organization has from its beginning, and that Segments keeps as it is. */
interface SystemSegment {
  readonly name: string;
  readonly description: string;
  readonly rule: Rule;
}

export const systemSegments = {
  /** The spec's "Customer has at least one suppressed contact". */
  suppressed: {
    name: "Suppressed contacts",
    description:
      "Every customer with at least one address that must not be written to. For audits: who is left out, and why.",
    rule: {
      version: 1,
      combinator: "and",
      rules: [{ field: "suppressed", operator: "has", value: "any" }],
    },
  },
} as const satisfies Record<string, SystemSegment>;

export type SystemSegmentName = keyof typeof systemSegments;

/** Gives an organization that has just been made its system segments. */
export async function createSystemSegments(write: Write, orgId: number): Promise<void> {
  for (const [system, { name, description, rule }] of Object.entries(systemSegments)) {
    await write.query(sql`
      with made as (
        insert into segment (org_id, name, name_key, description, type, rule, rule_revision, system)
        values (${orgId}::int, ${name}, ${nameKey(name)}, ${description}, 'dynamic', ${JSON.stringify(rule)}::jsonb, 1, ${system})
        returning org_id, id, rule_revision, rule
      ), versioned as (
        insert into segment_rule_version (org_id, segment_id, revision, rule, author_name)
        select org_id, id, rule_revision, rule, 'Segments' from made
      )
      insert into change (org_id, cause, facets, customer_ids)
      select ${orgId}::int, 'manual', array['segment:' || id], '{}'::int[] from made`);
  }
}

/** Throws WRONG_TYPE for a segment that Segments keeps. */
export function refuseSystem({ name, system }: SegmentRow, verb: "changed" | "archived" | "deleted"): void {
  if (system === null) return;
  throw new CrmError(
    "WRONG_TYPE",
    `“${name}” is kept by Segments and can’t be ${verb}. Duplicate it to have one of your own.`,
  );
}
