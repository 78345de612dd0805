import { type Answer, Cache, type FlightView, type Found, type LoadOptions, type Want } from "@segments/db";
import { NOW } from "./world.ts";

const MAX_BYTES = 512_000_000;

/** Keeps what the product's own cache keeps, but for some of it: that is said to be larger than the cache. */
class KeeplessCache extends Cache {
  readonly #refused: RegExp;

  constructor(refused: RegExp) {
    super({ maxBytes: MAX_BYTES, clock: () => NOW });
    this.#refused = refused;
  }

  override loadMany<Value>(
    org: number,
    wants: readonly Want[],
    query: (missing: readonly Want[], flight: FlightView) => Promise<readonly Found<Value>[]>,
    options?: LoadOptions,
  ): Promise<readonly Answer<Value>[]> {
    const isRefused = wants.some(({ key }) => this.#refused.test(key));
    if (!isRefused) return super.loadMany(org, wants, query, options);
    const tooLarge = async (missing: readonly Want[], flight: FlightView) =>
      (await query(missing, flight)).map((found) => ({ ...found, bytes: 2 * MAX_BYTES }));
    return super.loadMany(org, wants, tooLarge, options);
  }
}

/** Keeps plans and predicate sets, and no combined result. */
export function keepingSets(): Cache {
  return new KeeplessCache(/^ids:/);
}

/** Keeps plans alone, and which of their conditions leads, if any. */
export function keepingPlans(): Cache {
  return new KeeplessCache(/^(ids|few|set):/);
}
