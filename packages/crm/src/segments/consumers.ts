import type { Reference } from "@segments/rules";
import { flowsNaming } from "../automation/flows/flows-naming.ts";
import { campaignsNamingSegments } from "../campaigns/campaigns-naming-segments.ts";
import type { Context } from "../context.ts";
import type { Use } from "../errors.ts";
import { endpointsNamingSegments } from "../webhooks/endpoints/endpoints-naming-segments.ts";

/** Something other than a segment that can't do its work without the segments, tags, … that it names. */
export interface Consumer {
  readonly kind: Exclude<Use["kind"], "segment">;
  readonly id: number;
  readonly name: string;
  readonly references: readonly Reference[];
}

/** Everything that names segments, tags, …: the one place where it is registered. */
const sources: readonly ((context: Context) => Promise<Consumer[]>)[] = [
  campaignsNamingSegments,
  flowsNaming,
  endpointsNamingSegments,
];

/** All of the organization. */
export async function readConsumers(context: Context): Promise<Consumer[]> {
  return (await Promise.all(sources.map((read) => read(context)))).flat();
}
