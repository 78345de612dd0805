import path from "node:path";

/** The database to use instead of the embedded one. */
export function databaseUrl(): string | undefined {
  return process.env.DATABASE_URL || undefined;
}

/** The folder for everything that is kept: `DATA_DIR`, or `.data` in the checkout. */
export const DATA_DIR = process.env.DATA_DIR || path.join(import.meta.dirname, "../../../.data");

/** Where the embedded server of the application has its data. */
export const EMBEDDED_DIR = path.join(DATA_DIR, "postgres");

/** What a test run's server says to the run's workers. */
export const testServer = {
  get: (): string | undefined => process.env.SEGMENTS_TEST_SERVER,
  set(value: string): void {
    process.env.SEGMENTS_TEST_SERVER = value;
  },
  clear(): void {
    delete process.env.SEGMENTS_TEST_SERVER;
  },
};
