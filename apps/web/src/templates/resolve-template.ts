import type { Group } from "@segments/rules";
import { learnNames } from "../rule-builder/name-store.ts";
import { client } from "../trpc.ts";
import type { Found, Needed, Template } from "./template.ts";

/** More of one kind are not taken into a rule. */
const MOST = 20;

/** A template's rule with what this organization has of what it names. What is not there is left to be picked. */
export async function resolveTemplate(
  { needs, rule }: Template,
  me: number,
  signal: AbortSignal,
): Promise<Group> {
  const ids = new Map<Needed, readonly number[]>();
  await Promise.all(needs.map(async (needed) => ids.set(needed, await find(needed, signal))));
  const found: Found = (needed) => ids.get(needed) ?? [];
  // What may be incomplete is for the builder to say.
  return rule(found, me) as Group;
}

async function find({ source, names, all = false }: Needed, signal: AbortSignal): Promise<number[]> {
  for (const name of names.length > 0 ? names : [""]) {
    const { options } = await client.options.list.query(
      { source, search: name, limit: name === "" ? 1 : 100 },
      { signal },
    );
    const begins = (label: string) => label.toLowerCase().startsWith(name.toLowerCase());
    const same = (label: string) => name === "" || label.toLowerCase() === name.toLowerCase();
    const fitting = options.filter(({ label }) => (all ? begins(label) : same(label))).slice(0, MOST);
    if (fitting.length === 0) continue;
    learnNames(fitting.map(({ value, label }) => ({ source, value, label })));
    return fitting.map(({ value }) => Number(value));
  }
  return [];
}
