import { Builder } from "./builder.ts";
import { type Container, contains, intersect, settle, subtract, unite, writeIds } from "./container.ts";
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

  /** No fewer than are in it, without counting. */
  get atMost(): number {
    return this.#size ?? this.#containers.reduce((sum, { count = BLOCK }) => sum + count, 0);
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
    const container = this.#containers[indexOf(this.#blocks, id >>> 16)];
    return container !== undefined && contains(container, id & 0xffff);
  }

  /** The ids that are in both. */
  and(other: IdSet): IdSet {
    const blocks: number[] = [];
    const containers: Container[] = [];
    for (let i = 0, j = 0; i < this.#blocks.length && j < other.#blocks.length; ) {
      const left = this.#blocks[i] as number;
      const right = other.#blocks[j] as number;
      if (left === right) {
        const common = intersect(this.#containers[i] as Container, other.#containers[j] as Container);
        if (common) {
          blocks.push(left);
          containers.push(common);
        }
      }
      if (left <= right) i++;
      if (right <= left) j++;
    }
    return new IdSet(blocks, containers);
  }

  /** The ids that are in this and not in the other. */
  andNot(other: IdSet): IdSet {
    const blocks: number[] = [];
    const containers: Container[] = [];
    for (const [index, block] of this.#blocks.entries()) {
      const mine = this.#containers[index] as Container;
      const theirs = other.#containers[indexOf(other.#blocks, block)];
      const left = theirs ? subtract(mine, theirs) : mine;
      if (!left) continue;
      blocks.push(block);
      containers.push(left);
    }
    return new IdSet(blocks, containers);
  }

  /** The ids that are in any of the sets. */
  static union(sets: readonly IdSet[]): IdSet {
    const [only] = sets;
    if (sets.length === 1 && only) return only;
    const byBlock = new Map<number, Container[]>();
    for (const set of sets) {
      for (const [index, block] of set.#blocks.entries()) {
        const container = set.#containers[index] as Container;
        const others = byBlock.get(block);
        if (others) others.push(container);
        else byBlock.set(block, [container]);
      }
    }
    const blocks = [...byBlock.keys()].sort((a, b) => a - b);
    return new IdSet(
      blocks,
      blocks.map((block) => unite(byBlock.get(block) as Container[])),
    );
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

/** Where a block stands; -1 where it does not. */
function indexOf(blocks: readonly number[], block: number): number {
  let from = 0;
  let to = blocks.length - 1;
  while (from <= to) {
    const middle = (from + to) >>> 1;
    const found = blocks[middle] as number;
    if (found === block) return middle;
    if (found < block) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
}
