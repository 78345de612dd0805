import type { Edit } from "./row-changes.ts";

/** An edit and whose it is, by the id that the customer has now. */
export interface OwnedEdit<What extends Edit = Edit> {
  readonly customerId: number;
  /** Whether the customer came with the same rows. */
  readonly isNew: boolean;
  readonly edit: What;
}

type EditOf<What extends Edit["what"]> = Extract<Edit, { readonly what: What }>;

/** The edits of some rows, in their order. */
export class Edits {
  readonly #edits: readonly OwnedEdit[];

  constructor(edits: readonly OwnedEdit[]) {
    this.#edits = edits;
  }

  of<What extends Edit["what"]>(what: What): OwnedEdit<EditOf<What>>[] {
    return this.#edits.filter((owned): owned is OwnedEdit<EditOf<What>> => owned.edit.what === what);
  }
}
