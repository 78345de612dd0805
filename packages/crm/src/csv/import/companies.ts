import { nameKey } from "@segments/rules";
import type { KnownName } from "./known.ts";

/** The companies of an organization by name, of which several may share one. Grows by those that are added meanwhile. */
export class Companies {
  readonly #byKey = new Map<string, KnownName[]>();
  readonly #names = new Map<number, string>();
  #lastId = 0;

  /** The highest id there is. */
  get lastId(): number {
    return this.#lastId;
  }

  add(company: KnownName): void {
    const key = nameKey(company.name);
    const alike = this.#byKey.get(key);
    if (alike) alike.push(company);
    else this.#byKey.set(key, [company]);
    this.#names.set(company.id, company.name);
    this.#lastId = Math.max(this.#lastId, company.id);
  }

  find(key: string): readonly KnownName[] {
    return this.#byKey.get(key) ?? [];
  }

  nameOf(id: number): string | undefined {
    return this.#names.get(id);
  }
}
