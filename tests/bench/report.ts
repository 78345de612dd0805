import { type CaseResult, compare, type Row, short } from "./result.ts";

/** A case as a table for the terminal. */
export function tableOf({ number, title, unit, subject, rows, targets, notes }: CaseResult): string {
  const contenders = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  const cells = [
    [unit, ...contenders],
    ...rows.map((row) => [row.name, ...cellsOf(row, contenders, subject)]),
  ];
  const compared = compare(rows, subject);
  if (rows.length > 1 && compared.length > 0) {
    const of = (contender: string, text: (one: (typeof compared)[number]) => string) => {
      const one = compared.find((other) => other.contender === contender);
      return one ? text(one) : contender === subject ? "1x" : "";
    };
    cells.push(["geometric mean", ...contenders.map((each) => of(each, (one) => times(one.geomean)))]);
    cells.push(["worst row", ...contenders.map((each) => of(each, ({ worst }) => times(worst.ratio)))]);
  }
  const lines = [`${number}. ${title}`, ...(rows.length > 0 ? aligned(cells) : [])];
  for (const { target, measured, met } of targets) {
    lines.push(`  ${met ? "met   " : "MISSED"}  ${target}: ${measured}`);
  }
  return [...lines, ...notes.map((note) => `  (${note})`)].join("\n");
}

function cellsOf({ values }: Row, contenders: readonly string[], subject: string): string[] {
  const own = values[subject];
  return contenders.map((contender) => {
    const value = values[contender];
    if (value === undefined) return "";
    if (contender === subject || own === undefined) return short(value);
    return `${short(value)} (${times(value / own)})`;
  });
}

function times(ratio: number): string {
  return `${short(ratio)}x`;
}

function aligned(cells: readonly (readonly string[])[]): string[] {
  const widths = (cells[0] ?? []).map((_, column) =>
    Math.max(...cells.map((row) => row[column]?.length ?? 0)),
  );
  return cells.map((row) => {
    const padded = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    return `  ${padded.join("  ")}`.trimEnd();
  });
}

export interface Machine {
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly postgres: string;
}

export interface Results {
  readonly version: 1;
  readonly customers: number;
  readonly rounds: number;
  readonly seed: number;
  readonly machine: Machine;
  readonly cases: readonly (CaseResult & { readonly comparisons: ReturnType<typeof compare> })[];
}

/** The verdicts of all cases at a glance. */
export function summaryOf(cases: readonly CaseResult[]): string {
  const targets = cases.flatMap(({ number, targets: all }) => all.map((one) => ({ number, ...one })));
  const missed = targets.filter(({ met }) => !met);
  const lines = [`${targets.length - missed.length} of ${targets.length} targets met.`];
  for (const { number, target, measured } of missed)
    lines.push(`  MISSED  ${number}. ${target}: ${measured}`);
  return lines.join("\n");
}
