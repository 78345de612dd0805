import { z } from "zod";

/** Long ones are refused by the operation, which says how long they may be. */
export const text = z.string().max(100_000);
/** What is wrong with a rule is said by the operation, with the place. */
export const rule = z.unknown().refine((value) => value !== undefined, "a rule is missing");
