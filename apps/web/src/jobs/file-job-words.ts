import { countOf, formatNumber } from "../format.ts";
import type { Job } from "../trpc.ts";
import type { ActionName } from "./action-words.ts";

export type FileActionName = Exclude<Job["action"], ActionName>;

interface FileJobWords {
  /** "Import 12,000 rows"; without a number until that is known. */
  readonly does: (total: number | null) => string;
  /** What became of its rows, part by part. */
  readonly counts: (job: Job) => readonly string[];
}

const rowsOf = (total: number | null) => (total === null ? "a file" : countOf(total, "row"));

export const fileJobWords: Readonly<Record<FileActionName, FileJobWords>> = {
  export: {
    does: (total) => `Export ${total === null ? "customers" : countOf(total, "customer")}`,
    counts: ({ done }) => [`${formatNumber(done)} written`],
  },
  checkImport: {
    does: (total) => `Check ${rowsOf(total)} before importing`,
    counts: (job) => rowCounts(job, "would change", "would be refused"),
  },
  import: {
    does: (total) => `Import ${rowsOf(total)}`,
    counts: (job) => rowCounts(job, "changed", "refused"),
  },
};

function rowCounts({ changed, unchanged, skipped }: Job, change: string, refusal: string): readonly string[] {
  return [
    `${formatNumber(changed)} ${change}`,
    ...(unchanged > 0 ? [`${formatNumber(unchanged)} already so`] : []),
    ...(skipped > 0 ? [`${formatNumber(skipped)} ${refusal}`] : []),
  ];
}
