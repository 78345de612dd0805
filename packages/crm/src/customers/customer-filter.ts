import { type Group, LIMITS } from "@segments/rules";
import { CrmError } from "../errors.ts";
import { readFilter } from "../segments/check-rule.ts";

/** What narrows a table of customers. */
export interface CustomerFilter {
  /** Looked for in name and email addresses; case and Unicode form don't matter. */
  readonly search?: string | undefined;
  /** A rule, as segments have one. */
  readonly filter?: unknown;
}

/** The filter as rules that must all hold: searching and filtering go the same way as segments do. Throws INVALID. */
export function rulesOfFilter({ search, filter }: CustomerFilter): Group[] {
  const parts = [searchRule(search), filter === undefined ? undefined : readFilter(filter)];
  return parts.filter((part) => part !== undefined);
}

function searchRule(search: string | undefined): Group | undefined {
  const value = search?.trim();
  if (!value) return undefined;
  if (value.length > LIMITS.textLength) {
    throw new CrmError("INVALID", `Search for at most ${LIMITS.textLength} characters.`);
  }
  return readFilter({
    version: 1,
    combinator: "or",
    rules: [
      { field: "name", operator: "contains", value },
      { field: "email", operator: "contains", value },
    ],
  });
}
