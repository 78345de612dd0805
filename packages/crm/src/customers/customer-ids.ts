import { CrmError } from "../errors.ts";

const LARGEST = 2_147_483_647;

/** The distinct ids, in ascending order. Throws INVALID where one is no positive 32-bit integer. */
export function readCustomerIds(ids: readonly number[]): number[] {
  const distinct = new Set<number>();
  for (const id of ids) {
    if (!Number.isInteger(id) || id < 1 || id > LARGEST)
      throw new CrmError("INVALID", `${String(id).slice(0, 40)} is no customer id.`);
    distinct.add(id);
  }
  return [...distinct].sort((a, b) => a - b);
}
