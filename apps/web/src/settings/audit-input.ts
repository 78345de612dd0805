import { nextDay, parseDay, startOfDay } from "@segments/rules";
import { isAuditAction } from "./audit-actions.ts";
import type { AuditSearch } from "./audit-search.ts";

export const AUDIT_PAGE = 50;

/** What to ask the server for: whole days of the organization's. */
export function auditInput({ action, person, key, from, to, before }: AuditSearch, timeZone: string) {
  return {
    action: action !== undefined && isAuditAction(action) ? action : undefined,
    actorId: person,
    apiKeyId: key,
    from: instant(from, (day) => startOfDay(day, timeZone)),
    to: instant(to, (day) => nextDay(startOfDay(day, timeZone), timeZone) - 1),
    before,
    limit: AUDIT_PAGE,
  };
}

function instant(
  text: string | undefined,
  at: (day: NonNullable<ReturnType<typeof parseDay>>) => number,
): string | undefined {
  const day = text === undefined ? undefined : parseDay(text);
  return day && new Date(at(day)).toISOString();
}
