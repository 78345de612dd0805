import { type Answer, Cache, type FlightView, type Found, type LoadOptions, type Want } from "@segments/db";
import { NOW } from "./world.ts";

const MAX_BYTES = 512_000_000;

/** Keeps plans and sets as the product's own cache does, and no combined result: those are said to be larger than it. */
class KeeplessCache extends Cache {
  override loadMany<Value>(
    org: number,
    wants: readonly Want[],
    query: (missing: readonly Want[], flight: FlightView) => Promise<readonly Found<Value>[]>,
    options?: LoadOptions,
  ): Promise<readonly Answer<Value>[]> {
    const isResult = wants.some(({ key }) => key.startsWith("ids:"));
    if (!isResult) return super.loadMany(org, wants, query, options);
    const tooLarge = async (missing: readonly Want[], flight: FlightView) =>
      (await query(missing, flight)).map((found) => ({ ...found, bytes: 2 * MAX_BYTES }));
    return super.loadMany(org, wants, tooLarge, options);
  }
}

export function createKeepless(): Cache {
  return new KeeplessCache({ maxBytes: MAX_BYTES, clock: () => NOW });
}
