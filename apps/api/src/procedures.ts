import type { AnyProcedure } from "@trpc/server";
import { type Needed, neededFor, type ProcedurePath } from "./permissions.ts";
import { appRouter } from "./router.ts";

export type { Needed, ProcedurePath };

/** Every procedure there is, and what it takes. */
export const procedures: readonly {
  readonly path: ProcedurePath;
  readonly type: "query" | "mutation" | "subscription";
  readonly needed: Needed | undefined;
}[] = Object.entries<AnyProcedure>(appRouter._def.procedures as never).map(([path, { _def }]) => ({
  path: path as ProcedurePath,
  type: _def.type,
  needed: neededFor(path),
}));
