import { IdSet } from "../id-set/id-set.ts";

/** Customers of one row: the low bits of an id. The field `segment` of the catalogue reads the rows in SQL. */
const SHIFT = 15;
const PLACES = 1 << SHIFT;

/** Up to so many are kept as numbers of two bytes, more as bits. */
const FEW = 500;

/** A row of segment_bitmap. */
export interface BitmapBlock {
  readonly block: number;
  readonly bits: Uint8Array | null;
  readonly few: readonly number[];
}

/** In which row an id is. */
export function blockOf(id: number): number {
  return id >>> SHIFT;
}

/** A set of ids as rows: at most 4 kB for each 32,768 ids, so an eighth of a megabyte for a million. */
export function toBlocks(ids: IdSet): BitmapBlock[] {
  const blocks: BitmapBlock[] = [];
  let places: number[] = [];
  let block = -1;
  const close = () => {
    if (places.length > 0) blocks.push(closed(block, places));
    places = [];
  };
  for (const id of ids.toArray()) {
    if (id >>> SHIFT !== block) close();
    block = id >>> SHIFT;
    places.push(id & (PLACES - 1));
  }
  close();
  return blocks;
}

function closed(block: number, places: readonly number[]): BitmapBlock {
  if (places.length <= FEW) return { block, bits: null, few: places };
  const last = places.at(-1) ?? 0;
  const bits = Buffer.alloc((last >> 3) + 1);
  for (const place of places) bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7));
  return { block, bits, few: [] };
}

/** The set that {@link toBlocks} made the rows of. */
export function fromBlocks(blocks: readonly BitmapBlock[]): IdSet {
  return IdSet.of(idsIn(blocks));
}

function* idsIn(blocks: readonly BitmapBlock[]): Generator<number> {
  for (const { block, bits, few } of blocks) {
    const base = block * PLACES;
    for (const place of few) yield base + place;
    if (bits) yield* setBits(bits, base);
  }
}

function* setBits(bits: Uint8Array, base: number): Generator<number> {
  for (let index = 0; index < bits.length; index++) {
    const byte = bits[index] ?? 0;
    for (let bit = 0; byte >> bit > 0; bit++) if ((byte >> bit) & 1) yield base + 8 * index + bit;
  }
}
