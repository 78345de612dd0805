import { Builder } from "./builder.ts";
import {
  type Container,
  contains,
  meet,
  settle,
  sizeOfMeet,
  sizeOfUnite,
  unite,
  writeIds,
} from "./container.ts";
import { placeOf } from "./items.ts";
import { numbersOf } from "./numbers.ts";

/** How many ids share their upper half. */
const BLOCK = 0x10000;

/**
 * An immutable set of ids (0 to 2^31 - 1) as a compressed bitmap: at most an eighth of a byte for every id of a block
 * that is in use, two bytes for each where few are. Combined in microseconds at a million ids. Readers may share it.
 */
export class IdSet {
  static readonly empty = new IdSet([], []);

  /** The blocks in use (an id's upper 16 bits), ascending, and what each holds: until it is counted, perhaps nothing. */
  #blocks: readonly number[];
  #containers: readonly Container[];
  #size: number | undefined;

  private constructor(blocks: readonly number[], containers: readonly Container[]) {
    this.#blocks = blocks;
    this.#containers = containers;
  }

  /** How many ids are in it; counted once, when somebody asks. */
  get size(): number {
    this.#size ??= this.#settle();
    return this.#size;
  }

  static of(ids: Iterable<number>): IdSet {
    const builder = new Builder();
    builder.add(Int32Array.from(ids));
    return IdSet.from(builder);
  }

  static from(builder: Builder): IdSet {
    const { blocks, containers } = builder.finish();
    return blocks.length === 0 ? IdSet.empty : new IdSet(blocks, containers);
  }

  /** What it takes in memory, about. */
  get bytes(): number {
    this.#size ??= this.#settle();
    return this.#containers.reduce((sum, { data }) => sum + data.byteLength + 150, 200);
  }

  has(id: number): boolean {
    const container = this.#containers[placeOf(this.#blocks, id >>> 16)];
    return container !== undefined && contains(container, id & 0xffff);
  }

  /** The ids that are in both. */
  and(other: IdSet): IdSet {
    return IdSet.intersection([this, other]);
  }

  /** The ids that are in this and not in the other. */
  andNot(other: IdSet): IdSet {
    return IdSet.intersection([this], [other]);
  }

  /** The ids that are in all of the sets, at least one, and in none of `without`: block by block, with nothing in between. */
  static intersection(sets: readonly IdSet[], without: readonly IdSet[] = []): IdSet {
    const [only] = sets;
    if (only && sets.length === 1 && without.length === 0) return only;
    const blocks: number[] = [];
    const containers: Container[] = [];
    for (const [block, within] of IdSet.#blocksOfAll(sets)) {
      const left = meet(within, IdSet.#containersAt(block, without));
      if (!left) continue;
      blocks.push(block);
      containers.push(left);
    }
    return new IdSet(blocks, containers);
  }

  /** How many are in the {@link intersection}, which is not made for that. */
  static sizeOfIntersection(sets: readonly IdSet[], without: readonly IdSet[] = []): number {
    const [only] = sets;
    if (only && sets.length === 1 && without.length === 0) return only.size;
    let size = 0;
    for (const [block, within] of IdSet.#blocksOfAll(sets)) {
      size += sizeOfMeet(within, IdSet.#containersAt(block, without));
    }
    return size;
  }

  /** The ids that are in any of the sets. */
  static union(sets: readonly IdSet[]): IdSet {
    const [only] = sets;
    if (only && sets.length === 1) return only;
    const blocks = IdSet.#blocksOfAny(sets);
    return new IdSet(
      blocks,
      blocks.map((block) => unite(IdSet.#containersAt(block, sets))),
    );
  }

  /** How many are in the {@link union}, which is not made for that. */
  static sizeOfUnion(sets: readonly IdSet[]): number {
    const [only] = sets;
    if (only && sets.length === 1) return only.size;
    const blocks = IdSet.#blocksOfAny(sets);
    return blocks.reduce((size, block) => size + sizeOfUnite(IdSet.#containersAt(block, sets)), 0);
  }

  /** The blocks that all of the sets, at least one, use, and what they have there. */
  static *#blocksOfAll(sets: readonly IdSet[]): Generator<[number, Container[]]> {
    const [first] = sets;
    if (!first) throw new TypeError("of no sets there is no intersection");
    const fewest = sets.reduce((a, b) => (b.#blocks.length < a.#blocks.length ? b : a), first);
    for (const block of fewest.#blocks) {
      const within = IdSet.#containersAt(block, sets);
      if (within.length === sets.length) yield [block, within];
    }
  }

  /** Ascending. */
  static #blocksOfAny(sets: readonly IdSet[]): number[] {
    return [...new Set(sets.flatMap((set) => set.#blocks))].sort((a, b) => a - b);
  }

  /** What the sets that use the block have there. */
  static #containersAt(block: number, sets: readonly IdSet[]): Container[] {
    const containers: Container[] = [];
    for (const set of sets) {
      const container = set.#containers[placeOf(set.#blocks, block)];
      if (container) containers.push(container);
    }
    return containers;
  }

  #settle(): number {
    const blocks: number[] = [];
    const containers: Container[] = [];
    let size = 0;
    for (const [index, block] of this.#blocks.entries()) {
      const settled = settle(this.#containers[index] as Container);
      if (!settled) continue;
      blocks.push(block);
      containers.push(settled);
      size += settled.count;
    }
    this.#blocks = blocks;
    this.#containers = containers;
    return size;
  }

  /** Ascending. */
  toArray(): number[] {
    return numbersOf(this.toInt32Array());
  }

  /** Ascending, in four bytes each: of a million ids an array of numbers takes twice the memory and many times as long. */
  toInt32Array(): Int32Array {
    const ids = new Int32Array(this.size);
    let length = 0;
    for (const [index, block] of this.#blocks.entries()) {
      length = writeIds(this.#containers[index] as Container, block * BLOCK, ids, length);
    }
    return ids;
  }
}
