import type { z } from "zod";
import type { Moment } from "../moment.ts";
import type { Names, Reference, Source } from "../names.ts";

/** Which control edits a value. */
export type Editor =
  | { readonly type: "none" }
  | { readonly type: "options"; readonly source: Source }
  | { readonly type: "date" }
  | { readonly type: "dateRange" }
  | { readonly type: "text" }
  | { readonly type: "scoreThreshold"; readonly source: Source }
  | { readonly type: "scoreRange"; readonly source: Source }
  | { readonly type: "scoreProduct"; readonly source: Source }
  | { readonly type: "channel" };

/**
 * What the value of an operator looks like. `Value` is what a rule stores; `Resolved` is what it comes to at a moment:
 * dates become instants, text is folded, lists are sorted. Two values that resolve alike ask the same.
 */
export interface ValueType<Value, Resolved> {
  readonly editor: Editor;
  readonly schema: z.ZodType<Value>;
  /** What a new predicate starts with; may be incomplete. */
  readonly initial: unknown;
  resolve(value: Value, moment: Moment): Resolved;
  /** The instant at which `resolve` changes by time alone; absent where it never does. */
  until?(value: Value, moment: Moment): number;
  /** `relative` where the operator has words of its own for a relative date. */
  describe(value: Value, names: Names, locale: string): { text: string; form?: "one" | "relative" };
  references?(value: Value): readonly Reference[];
  /** Each value of a list by itself, where the type is a list. */
  parts?(value: Value): readonly Value[];
}

/** A list of options. */
export interface OptionsType<Option> extends ValueType<Option[], Option[]> {
  readonly editor: { readonly type: "options"; readonly source: Source };
}

// biome-ignore lint/suspicious/noExplicitAny: the catalogue holds value types of every kind; each operator keeps its own
export type AnyValueType = ValueType<any, any>;
