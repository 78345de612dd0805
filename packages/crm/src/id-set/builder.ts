import { toBits } from "./bits.ts";
import { containerOf, fromBits, LIST_LENGTH, type Settled } from "./container.ts";

/** The lower halves of a block's ids as they came: a list, some perhaps repeated, until there are too many for one. */
interface Draft {
  list: Uint16Array;
  length: number;
  bits: Uint32Array | undefined;
}

/** Collects ids in any order, some perhaps repeated, in about the memory that their set will take. */
export class Builder {
  /** By block. */
  readonly #drafts: (Draft | undefined)[] = [];

  /** Throws RangeError for what is no id. */
  add(ids: Int32Array): void {
    let block = -1;
    let draft: Draft | undefined;
    for (let index = 0; index < ids.length; index++) {
      const id = ids[index] as number;
      if (id < 0) throw new RangeError(`${id} is no id`);
      if (id >>> 16 !== block || !draft) {
        block = id >>> 16;
        draft = this.#draftOf(block);
      }
      if (!draft.bits && draft.length === draft.list.length) grow(draft);
      const { bits } = draft;
      if (bits) {
        const word = (id & 0xffff) >>> 5;
        bits[word] = (bits[word] as number) | (1 << (id & 31));
      } else draft.list[draft.length++] = id & 0xffff;
    }
  }

  /** The blocks in use, ascending, and what each holds. */
  finish(): { blocks: number[]; containers: Settled[] } {
    const blocks: number[] = [];
    const containers: Settled[] = [];
    for (const [block, draft] of this.#drafts.entries()) {
      if (!draft) continue;
      blocks.push(block);
      const container = draft.bits ? fromBits(draft.bits) : containerOf(draft.list.slice(0, draft.length));
      containers.push(container as Settled);
    }
    return { blocks, containers };
  }

  #draftOf(block: number): Draft {
    while (this.#drafts.length <= block) this.#drafts.push(undefined);
    const known = this.#drafts[block];
    if (known) return known;
    const draft = { list: new Uint16Array(16), length: 0, bits: undefined };
    this.#drafts[block] = draft;
    return draft;
  }
}

/** Makes room for more. */
function grow(draft: Draft): void {
  const { list } = draft;
  if (list.length < LIST_LENGTH) {
    draft.list = new Uint16Array(4 * list.length);
    draft.list.set(list);
  } else draft.bits = toBits(list);
}
