import { exportCustomers } from "../csv/export-job.ts";
import { checkImport } from "../csv/import/check-import.ts";
import { importCustomers } from "../csv/import/run-import.ts";
import type { FileJob } from "./file-job.ts";

/** Everything that is done in the background from or into a file: the one place where it is registered. */
export const fileJobs = {
  export: exportCustomers,
  checkImport,
  import: importCustomers,
} satisfies Record<string, FileJob>;

export type FileJobName = keyof typeof fileJobs;
export const fileJobNames = Object.keys(fileJobs) as FileJobName[];
