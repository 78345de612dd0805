import { createContext, useContext } from "react";
import type { Edited } from "./tree.ts";
import type { KnownNames } from "./use-names.ts";
import type { Preview } from "./use-preview.ts";
import type { RuleEditor } from "./use-rule-editor.ts";
import type { ViewGroup } from "./view-rule.ts";

/** The part of a node that takes the focus after an edit. */
export type FocusPart = "handle" | "value" | "add";

export interface Builder {
  readonly editor: RuleEditor;
  readonly names: KnownNames;
  readonly counts: Preview["counts"];
  readonly stale: boolean;
  readonly readOnly: boolean;
  /** What to say at a node, by view id. */
  readonly messages: ReadonlyMap<string, readonly string[]>;
  /** Makes an edit, unless it breaks a limit. Edits with the same key are undone together. */
  readonly change: (view: ViewGroup, key?: string) => boolean;
  /** As {@link change}, says what happened to those who don't see it, and moves the focus to the node: to its handle, or where is said. */
  readonly perform: (edited: Edited, announcement: string, part?: FocusPart | "asItIs") => boolean;
  /** Where the focus belongs after the last edit. */
  readonly focus: { readonly id: string; readonly part: FocusPart } | undefined;
  readonly focusOn: (id: string, part: FocusPart) => void;
  readonly clearFocus: () => void;
}

export const BuilderContext = createContext<Builder | undefined>(undefined);

export function useBuilder(): Builder {
  const builder = useContext(BuilderContext);
  if (!builder) throw new Error("outside of a rule builder");
  return builder;
}
