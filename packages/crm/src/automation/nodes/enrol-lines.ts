import type { Context } from "../../context.ts";
import { enrolAll } from "./enroll.ts";

/** How many ids are handed over at once. */
const AT_ONCE = 5_000;

/** As enroll, as a stream of lines: an id each, ascending, all of one moment. Throws before the first. */
export async function enrolLines(
  context: Context,
  segmentId: number,
): Promise<{ readonly total: number; readonly lines: Iterable<string> }> {
  const members = await enrolAll(context, segmentId);
  return { total: members.size, lines: linesOf(members.toInt32Array()) };
}

function* linesOf(ids: Int32Array): Generator<string> {
  for (let from = 0; from < ids.length; from += AT_ONCE)
    yield `${ids.subarray(from, from + AT_ONCE).join("\n")}\n`;
}
