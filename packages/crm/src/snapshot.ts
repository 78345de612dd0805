import { query, repeatableRead } from "@segments/db";
import { toQuery } from "@segments/rules";
import type { Context, Reader } from "./context.ts";

/** A context whose reads all see one and the same moment. */
export type SnapshotContext = Context & { readonly reader: Reader };

/** Runs `work` within one moment of the database, for answers that must not mix two. Nothing can be written in it. */
export function inSnapshot<Result>(
  context: Context,
  work: (context: SnapshotContext) => Promise<Result>,
): Promise<Result> {
  const { database } = context.services;
  return repeatableRead(database, (client) =>
    work({
      ...context,
      reader: (statement) => query(client, toQuery(statement), { signal: context.signal }),
    }),
  );
}
