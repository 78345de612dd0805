import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

/** For what comes about by itself: on a busy machine it takes many times as long as on an idle one. */
const patience = { poll: { timeout: 15_000 } };

export default defineConfig({
  test: {
    globalSetup: "./tests/global-setup.ts",
    // They wait for the database and the browser more than they compute.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        test: {
          name: "unit",
          include: ["packages/*/src/**/*.test.{ts,tsx}", "apps/*/src/**/*.test.{ts,tsx}"],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: "integration",
          include: ["tests/**/*.test.ts"],
          exclude: ["tests/e2e/**", "**/node_modules/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          expect: patience,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: patience,
          // After the others: a browser takes a core of its own.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          isolate: false,
        },
      },
    ],
  },
});
