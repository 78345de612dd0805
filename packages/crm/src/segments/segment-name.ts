import { nameKey } from "@segments/rules";
import { CrmError } from "../errors.ts";
import { isVisible } from "../visible.ts";

/** The most characters (code points) that a segment's name and description can have. */
export const SEGMENT_NAME_LENGTH = 200;
export const SEGMENT_DESCRIPTION_LENGTH = 2000;

export interface SegmentName {
  /** Trimmed, inner white space collapsed. */
  readonly name: string;
  /** The same for names that count as the same: folded (packages/rules, fold.ts). */
  readonly key: string;
}

/** Reads a segment's name. Throws INVALID with what is wrong with it. */
export function readSegmentName(input: string): SegmentName {
  return readName(input, "segment", SEGMENT_NAME_LENGTH);
}

/** Reads the name of what is named as segments are. Throws INVALID. */
export function readName(input: string, noun: string, longest: number): SegmentName {
  const name = input.trim().replace(/\s+/gu, " ");
  const key = nameKey(name);
  refuse(name, `${noun}’s name`, longest);
  if (!isVisible(name) || key === "") throw new CrmError("INVALID", `A ${noun} needs a name.`);
  return { name, key };
}

/** Reads the description of a segment, or of what is described as they are; it may be empty. Throws INVALID. */
export function readDescription(input: string, noun = "segment"): string {
  const description = input.trim();
  refuse(description, `${noun}’s description`, SEGMENT_DESCRIPTION_LENGTH);
  return description;
}

function refuse(text: string, what: string, longest: number): void {
  const length = [...text].length;
  if (length > longest) {
    throw new CrmError(
      "INVALID",
      `A ${what} can have at most ${longest.toLocaleString("en")} characters; this one has ${length.toLocaleString("en")}.`,
    );
  }
  if (/[\0\p{Surrogate}]/u.test(text)) {
    throw new CrmError("INVALID", `The ${what} holds characters that are not text.`);
  }
}
