import type { Group } from "@segments/rules";
import type { Overlap } from "../../trpc.ts";
import { quoted } from "../quoted.ts";

export type Region = Overlap["regions"][number];
type Segments = Overlap["segments"];

/** A region in the address, and as a key. */
export function keyOfRegion({ inside }: Region): string {
  return inside.join();
}

/** "In “A” and “B”, not in “C”" */
export function regionWords({ inside, outside }: Region, segments: Segments): string {
  const names = (ids: readonly number[], joint: string) => listed(namesOf(ids, segments).map(quoted), joint);
  return `In ${names(inside, "and")}${outside.length > 0 ? `, not in ${names(outside, "or")}` : ""}`;
}

/** A name for the region as a segment. */
export function regionName({ inside, outside }: Region, segments: Segments): string {
  const short = (name: string) => (name.length > 50 ? `${name.slice(0, 50).trimEnd()}…` : name);
  const names = (ids: readonly number[]) => namesOf(ids, segments).map(short);
  const without = outside.length > 0 ? `, not ${listed(names(outside), "or")}` : "";
  return listed(names(inside), "and") + without;
}

/** The rule that holds for the customers of the region, and goes on doing so. */
export function regionRule({ inside, outside }: Region): Group {
  const one = (operator: "currentlyIn" | "notCurrentlyIn") => (id: number) => ({
    field: "segment" as const,
    operator,
    value: [id],
  });
  return {
    version: 1,
    combinator: "and",
    rules: [...inside.map(one("currentlyIn")), ...outside.map(one("notCurrentlyIn"))],
  } as Group;
}

function namesOf(ids: readonly number[], segments: Segments): string[] {
  return ids.map((id) => segments.find((one) => one.id === id)?.name ?? "");
}

function listed(words: readonly string[], joint: string): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${joint} ${words.at(-1)}`;
}
