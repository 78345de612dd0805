import { type Container, containerOf, contains, forEach, intersect, subtract, unite } from "./container.ts";

/**
 * An immutable set of ids (0 to 2^31 - 1) as a compressed bitmap: at most an eighth of a byte for every id of a block
 * that is in use, two bytes for each where few are. Combined in microseconds at a million ids. Readers may share it.
 */
export class IdSet {
  static readonly empty = new IdSet([], []);

  /** How many ids are in it. */
  readonly size: number;
  /** The blocks in use (an id's upper 16 bits), ascending, and what each holds. */
  readonly #blocks: readonly number[];
  readonly #containers: readonly Container[];

  private constructor(blocks: readonly number[], containers: readonly Container[]) {
    this.#blocks = blocks;
    this.#containers = containers;
    let size = 0;
    for (const { count } of containers) size += count;
    this.size = size;
  }

  static of(ids: Iterable<number>): IdSet {
    return fromValues(Int32Array.from(ids), (blocks, containers) => new IdSet(blocks, containers));
  }

  /** From big-endian 32-bit integers, as PostgreSQL's int4send writes them, in any order. Changes the bytes. */
  static fromInt4(bytes: Uint8Array): IdSet {
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
    Buffer.from(aligned.buffer, aligned.byteOffset, aligned.length).swap32();
    const ids = new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
    return fromValues(ids, (blocks, containers) => new IdSet(blocks, containers));
  }

  /** What it takes in memory, about. */
  get bytes(): number {
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
    const byBlock = new Map<number, Container>();
    for (const set of sets) {
      for (const [index, block] of set.#blocks.entries()) {
        const before = byBlock.get(block);
        const more = set.#containers[index] as Container;
        byBlock.set(block, before ? unite(before, more) : more);
      }
    }
    const blocks = [...byBlock.keys()].sort((a, b) => a - b);
    return new IdSet(
      blocks,
      blocks.map((block) => byBlock.get(block) as Container),
    );
  }

  /** Ascending. */
  toArray(): number[] {
    const ids = new Array<number>(this.size);
    let length = 0;
    for (const [index, block] of this.#blocks.entries()) {
      const base = block * 0x10000;
      forEach(this.#containers[index] as Container, (low) => {
        ids[length++] = base + low;
      });
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

function fromValues(ids: Int32Array, make: (blocks: number[], containers: Container[]) => IdSet): IdSet {
  if (ids.length === 0) return IdSet.empty;
  const counts = countBlocks(ids);
  const lows = Array.from(counts, (count) => (count > 0 ? new Uint16Array(count) : undefined));
  counts.fill(0);
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] as number;
    const block = id >>> 16;
    const place = counts[block] as number;
    (lows[block] as Uint16Array)[place] = id & 0xffff;
    counts[block] = place + 1;
  }
  const blocks = [...lows.keys()].filter((block) => lows[block] !== undefined);
  return make(
    blocks,
    blocks.map((block) => containerOf(lows[block] as Uint16Array)),
  );
}

function countBlocks(ids: Int32Array): Uint32Array {
  let highest = 0;
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] as number;
    if (id < 0) throw new RangeError(`${id} is no id`);
    if (id > highest) highest = id;
  }
  const counts = new Uint32Array((highest >>> 16) + 1);
  for (let index = 0; index < ids.length; index++) {
    const block = (ids[index] as number) >>> 16;
    counts[block] = (counts[block] as number) + 1;
  }
  return counts;
}
