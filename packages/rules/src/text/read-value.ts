import { LIMITS } from "../limits.ts";
import type { Source } from "../names.ts";
import type { RuleDate } from "../values/dates.ts";
import type { Editor } from "../values/value-type.ts";
import { Unreadable } from "./issue.ts";
import { readOption } from "./read-option.ts";
import { isHole, type Reader, shown } from "./reader.ts";
import type { TextNames } from "./text-names.ts";

/** The value that an operator asks for, as it is written behind it. Whether it is sound is the schema's to say. */
export function readValue(reader: Reader, editor: Editor, names: TextNames): unknown {
  switch (editor.type) {
    case "none":
      return undefined;
    case "options":
      return readList(reader, editor.source, names);
    case "date":
      return readDate(reader);
    case "dateRange": {
      const from = readDate(reader);
      expectAnd(reader, "two dates");
      return { from, to: readDate(reader) };
    }
    case "text":
      return readText(reader);
    case "scoreThreshold": {
      const score = readNumber(reader);
      return { product: readProduct(reader, editor.source, names), score };
    }
    case "scoreRange": {
      const from = readNumber(reader);
      expectAnd(reader, "two numbers");
      const to = readNumber(reader);
      return { product: readProduct(reader, editor.source, names), from, to };
    }
    case "scoreProduct":
      return { product: readProduct(reader, editor.source, names) };
    case "channel":
      return readChannel(reader);
  }
}

function readList(reader: Reader, source: Source, names: TextNames): (number | string)[] {
  const open = reader.peek();
  if (!reader.take("(")) {
    const one = readOption(reader, source, names);
    if (reader.is(",")) reader.fail("Put several values in parentheses: (VN, TH).");
    return [one];
  }
  if (reader.is(")")) reader.fail("This list is empty: put at least one value between the parentheses.");
  const list = [readOption(reader, source, names)];
  while (reader.take(",")) {
    if (list.length >= LIMITS.listLength) {
      const most = LIMITS.listLength.toLocaleString("en");
      throw new Unreadable(open, `A list can have at most ${most} values; this one has more.`, "limit");
    }
    list.push(readOption(reader, source, names));
  }
  if (reader.is("end")) reader.fail("This list is never closed: end it with a parenthesis.", open);
  if (!reader.take(")")) {
    reader.fail(
      `A comma or a parenthesis is missing before ${shown(reader.peek())}; names of several words go in quotes.`,
    );
  }
  return list;
}

const units: Record<string, "day" | "week" | "month"> = {
  day: "day",
  days: "day",
  week: "week",
  weeks: "week",
  month: "month",
  months: "month",
};

/** `2026-03-01`, `30 days`, `30 days ago`, `last month`. */
function readDate(reader: Reader): RuleDate {
  reader.takeWord("the");
  reader.takeWord("last");
  const token = reader.peek();
  if (reader.take("date")) return { date: token.text };
  const last = reader.take("number") ? Number(token.text) : 1;
  const unit = reader.is("word") ? units[reader.peek().text.toLowerCase()] : undefined;
  if (unit === undefined) {
    const isNumber = reader.last === token;
    reader.fail(
      isNumber
        ? `Days, weeks or months? Write ${token.text} days.`
        : `Here a date is expected, such as 2026-03-01 or 30 days${token.type === "end" || isHole(token) ? "" : `, not ${shown(token)}`}.`,
    );
  }
  reader.next();
  reader.takeWord("ago");
  return { last, unit };
}

function readNumber(reader: Reader): number {
  const token = reader.peek();
  if (!reader.take("number")) reader.fail(`Here a number is expected, not ${shown(token)}.`);
  return Number(token.text);
}

function readProduct(reader: Reader, source: Source, names: TextNames): number {
  if (!reader.takeWord("for")) reader.fail('Say the product: for "Freight Desk".');
  return Number(readOption(reader, source, names));
}

function readText(reader: Reader): string {
  const token = reader.peek();
  if (isHole(token) || !["text", "word", "number", "date", "id"].includes(token.type)) {
    reader.fail('Here a text is expected, in quotes: "ann".');
  }
  reader.bare = reader.next();
  return token.text;
}

function readChannel(reader: Reader): string {
  if (reader.takeWord("any")) {
    reader.takeWord("channel");
    return "any";
  }
  const { text } = reader.peek();
  if (!reader.takeWord("email", "phone"))
    reader.fail("Here a channel is expected: any channel, email or phone.");
  return text.toLowerCase();
}

function expectAnd(reader: Reader, what: string): void {
  if (!reader.takeWord("and")) reader.fail(`“between” takes ${what}: between … and ….`);
}
