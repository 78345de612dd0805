import type { Reference } from "@segments/rules";
import type { Context } from "../context.ts";
import type { Use } from "../errors.ts";
import { readConsumers } from "./consumers.ts";
import type { Definitions } from "./definitions.ts";

type Way = NonNullable<Use["via"]>;

/** What refers to the organization's segments. */
export interface Uses {
  /** What refers to the segment at any depth, each once and by the shortest way: those that name it themselves first. */
  whereUsed(segmentId: number): Use[];
}

/** `definitions` has to be of all the organization's segments. */
export async function loadUses(context: Context, definitions: Definitions): Promise<Uses> {
  const consumers = await readConsumers(context);
  const bySegment = new Map<number, Use[]>();
  for (const { kind, id, name, references } of consumers)
    for (const segmentId of segmentsOf(references)) {
      const known = bySegment.get(segmentId);
      if (known) known.push({ kind, id, name });
      else bySegment.set(segmentId, [{ kind, id, name }]);
    }

  function usesOf(segmentId: number): Use[] {
    return [...definitions.usersOf(segmentId), ...(bySegment.get(segmentId) ?? [])];
  }

  function whereUsed(segmentId: number): Use[] {
    const found = new Map<string, Use>();
    const queue: { readonly id: number; readonly via: Way }[] = [{ id: segmentId, via: [] }];
    for (const { id, via } of queue) {
      for (const { kind, id: userId, name } of usesOf(id)) {
        const key = `${kind}:${userId}`;
        if (found.has(key) || (kind === "segment" && userId === segmentId)) continue;
        found.set(key, { kind, id: userId, name, ...(via.length > 0 && { via }) });
        if (kind === "segment") queue.push({ id: userId, via: [{ id: userId, name }, ...via] });
      }
    }
    return [...found.values()];
  }

  return { whereUsed };
}

function segmentsOf(references: readonly Reference[]): Set<number> {
  return new Set(references.flatMap(({ source, id }) => (source === "segments" ? [id] : [])));
}
