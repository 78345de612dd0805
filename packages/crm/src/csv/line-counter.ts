const LF = 10;
const CR = 13;

/**
 * Says in which line of a text a place is. It holds the bytes that it has not been asked beyond yet, and no others; it can't
 * be asked about a place before the last one.
 */
export class LineCounter {
  #pieces: Uint8Array[] = [];
  /** Where the first piece begins, how far was counted, and where the last piece ends. */
  #start = 0;
  #at = 0;
  #end = 0;
  #line = 1;
  #afterCr = false;

  /** Returns where the piece begins. */
  push(piece: Uint8Array): number {
    const start = this.#end;
    this.#pieces.push(piece);
    this.#end += piece.length;
    return start;
  }

  /** The place that was asked about last, behind the line ends there. */
  get at(): number {
    return this.#at;
  }

  /** How many bytes come after that. */
  get ahead(): number {
    return this.#end - this.#at;
  }

  /** The line of a place or, where lines end there, of what comes after them. */
  lineAt(offset: number): number {
    for (let [piece] = this.#pieces; piece; [piece] = this.#pieces) {
      const from = this.#at - this.#start;
      const length = this.#count(piece, from, offset - this.#start);
      this.#at = this.#start + length;
      if (length < piece.length) break;
      this.#start += length;
      this.#pieces.shift();
    }
    return this.#line;
  }

  /** Undefined for one that was counted already, or has not come yet. */
  byteAt(offset: number): number | undefined {
    let start = this.#start;
    for (const piece of this.#pieces) {
      if (offset < start + piece.length) return piece[offset - start];
      start += piece.length;
    }
    return undefined;
  }

  /** Counts up to `to` and the line ends there; returns how far that is. */
  #count(piece: Uint8Array, from: number, to: number): number {
    for (let index = from; index < piece.length; index++) {
      const byte = piece[index];
      const ends = byte === LF || byte === CR;
      if (index >= to && !ends) return index;
      if (ends && !(byte === LF && this.#afterCr)) this.#line++;
      this.#afterCr = byte === CR;
    }
    return piece.length;
  }
}
