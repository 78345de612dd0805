import { IdSet } from "../id-set/id-set.ts";

/** Changes beyond which they become part of the set. */
const FOLD_AT = 4_096;

/** Who is in a segment as far as the ledger has said so: a set that takes single joins and leaves cheaply. */
export class Announced {
  #ids: IdSet;
  readonly #changed = new Map<number, boolean>();

  constructor(ids: IdSet) {
    this.#ids = ids;
  }

  has(id: number): boolean {
    return this.#changed.get(id) ?? this.#ids.has(id);
  }

  set(id: number, joined: boolean): void {
    this.#changed.set(id, joined);
    if (this.#changed.size >= FOLD_AT) this.ids();
  }

  /** All of them. */
  ids(): IdSet {
    if (this.#changed.size > 0) {
      const joined = [...this.#changed].filter(([, isIn]) => isIn).map(([id]) => id);
      const left = [...this.#changed].filter(([, isIn]) => !isIn).map(([id]) => id);
      this.#ids = IdSet.union([this.#ids, IdSet.of(joined)]).andNot(IdSet.of(left));
      this.#changed.clear();
    }
    return this.#ids;
  }

  /** What it takes in memory, about. */
  get bytes(): number {
    return this.#ids.bytes + 64 * this.#changed.size;
  }
}
