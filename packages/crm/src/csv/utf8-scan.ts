import { isAscii } from "node:buffer";

/** Counts what UTF-8 makes of bytes: the characters beyond ASCII, and the places that are none. */
export class Utf8Scan {
  #characters = 0;
  #unreadable = 0;
  /** How many bytes of a character are still to come, and between what the next one has to be. */
  #left = 0;
  #low = 0x80;
  #high = 0xbf;

  push(bytes: Uint8Array): void {
    if (this.#left === 0 && isAscii(bytes)) return;
    for (const byte of bytes) this.#next(byte);
  }

  end(): { readonly characters: number; readonly unreadable: number } {
    if (this.#left > 0) this.#unreadable++;
    this.#left = 0;
    return { characters: this.#characters, unreadable: this.#unreadable };
  }

  #next(byte: number): void {
    if (this.#left > 0) {
      const fits = byte >= this.#low && byte <= this.#high;
      this.#low = 0x80;
      this.#high = 0xbf;
      if (fits) {
        if (--this.#left === 0) this.#characters++;
        return;
      }
      this.#unreadable++;
      this.#left = 0;
    }
    if (byte >= 0x80) this.#begin(byte);
  }

  /** No overlong forms, no surrogates, nothing above U+10FFFF. */
  #begin(byte: number): void {
    if (byte >= 0xc2 && byte <= 0xdf) this.#left = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.#left = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.#left = 3;
    else this.#unreadable++;
    if (byte === 0xe0) this.#low = 0xa0;
    if (byte === 0xed) this.#high = 0x9f;
    if (byte === 0xf0) this.#low = 0x90;
    if (byte === 0xf4) this.#high = 0x8f;
  }
}
