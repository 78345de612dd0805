import { geomean, type Times } from "./measure.ts";
import type { World } from "./world.ts";

/** One thing that was measured with every contender. */
export interface Row {
  readonly name: string;
  /** Contender to the median time, in the case's unit. */
  readonly values: Readonly<Record<string, number>>;
}

export interface Target {
  /** What is to be reached. */
  readonly target: string;
  /** What was. */
  readonly measured: string;
  readonly met: boolean;
}

export interface CaseResult {
  readonly number: number;
  readonly title: string;
  /** Of the values in `rows`. */
  readonly unit: "ms" | "µs" | "ns";
  /** Whom the others are compared with. */
  readonly subject: string;
  readonly rows: readonly Row[];
  readonly targets: readonly Target[];
  /** What has to be known to read the numbers. */
  readonly notes: readonly string[];
}

export interface CaseOptions {
  readonly rounds: number;
  readonly customers: number;
  /** Opens a second world, closed with the first. */
  readonly openOther: (customers: number) => Promise<World>;
  /** Stands between a case and its contenders; a test puts a wrong one in. */
  readonly adjust: <
    Runner extends { readonly contender: string; readonly run: (...given: never[]) => unknown },
  >(
    runners: readonly Runner[],
  ) => readonly Runner[];
}

export interface Case {
  readonly number: number;
  readonly title: string;
  readonly run: (world: World, options: CaseOptions) => Promise<CaseResult>;
}

/** Scales from milliseconds to a unit. */
const SCALES = { ms: 1, µs: 1e3, ns: 1e6 };

export function rowOf(name: string, times: Times, unit: CaseResult["unit"] = "ms"): Row {
  const values = Object.fromEntries([...times].map(([contender, ms]) => [contender, ms * SCALES[unit]]));
  return { name, values };
}

export interface Comparison {
  readonly contender: string;
  /** Geometric mean over the rows of the contender's time divided by the subject's. */
  readonly geomean: number;
  /** The row in which the contender does best against the subject, and its time divided by the subject's. */
  readonly worst: { readonly name: string; readonly ratio: number };
}

/** Each other contender against the subject, over the rows that have both. */
export function compare(rows: readonly Row[], subject: string): Comparison[] {
  const contenders = [...new Set(rows.flatMap(({ values }) => Object.keys(values)))];
  return contenders
    .filter((contender) => contender !== subject)
    .flatMap((contender) => {
      const ratios = rows.flatMap(({ name, values }) => {
        const [theirs, own] = [values[contender], values[subject]];
        return theirs === undefined || own === undefined ? [] : [{ name, ratio: theirs / own }];
      });
      const worst = ratios.toSorted((a, b) => a.ratio - b.ratio)[0];
      return worst ? [{ contender, geomean: geomean(ratios.map(({ ratio }) => ratio)), worst }] : [];
    });
}

export function valuesOf(rows: readonly Row[], contender: string): number[] {
  return rows.flatMap(({ values }) => values[contender] ?? []);
}

/** The comparison with one contender, which has to be there. */
export function against(rows: readonly Row[], subject: string, contender: string): Comparison {
  const found = compare(rows, subject).find((one) => one.contender === contender);
  if (!found) throw new TypeError(`${contender} was not measured`);
  return found;
}

/** A number with three digits that count. */
export function short(number: number): string {
  if (!Number.isFinite(number)) return "–";
  if (Math.abs(number) >= 1000) return Math.round(number).toLocaleString("en");
  return String(Number(number.toPrecision(3)));
}
