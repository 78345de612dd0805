import { z } from "zod";
import { fold } from "../fold.ts";
import { LIMITS } from "../limits.ts";
import type { ValueType } from "./value-type.ts";

/** For operators that need no value. */
export const noValue: ValueType<undefined, null> = {
  editor: { type: "none" },
  schema: z.undefined("takes no value"),
  initial: undefined,
  resolve: () => null,
  describe: () => ({ text: "" }),
};

/** Text whose characters all stand for themselves; resolves to its folded form. */
export const textValue: ValueType<string, string> = {
  editor: { type: "text" },
  schema: z
    .string("must be text")
    .max(LIMITS.textLength, `must have at most ${LIMITS.textLength} characters`)
    .refine((value) => fold(value.trim()) !== "", "must not be empty")
    .refine((value) => !value.includes("\0") && isWellFormed(value), "holds characters that are not text"),
  initial: "",
  resolve: (value) => fold(value),
  describe: (value) => ({ text: `“${value}”` }),
};

export type ChannelChoice = "any" | "email" | "phone";

/** Which of a customer's contacts are meant. */
export const channelValue: ValueType<ChannelChoice, ChannelChoice> = {
  editor: { type: "channel" },
  schema: z.enum(["any", "email", "phone"], "must be any, email or phone"),
  initial: "any",
  resolve: (value) => value,
  describe: (value) => ({ text: value === "any" ? "of any channel" : `of channel ${value}` }),
};

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
