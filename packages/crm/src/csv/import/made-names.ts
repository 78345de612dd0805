import type { KnownName } from "./known.ts";

export type NameKind = "tags" | "companies" | "segments";
export const nameKinds = ["tags", "companies", "segments"] as const satisfies readonly NameKind[];

export interface MadeName extends KnownName {
  readonly kind: NameKind;
  /** What makes it the same as another of its kind. */
  readonly key: string;
}

/** Tags, companies and segments that an import is about to create; their ids are below 0. */
export class MadeNames {
  readonly #byKey = new Map<string, MadeName>();
  readonly #byId = new Map<number, MadeName>();
  readonly #counts: Record<NameKind, number> = { tags: 0, companies: 0, segments: 0 };

  add(made: MadeName): void {
    this.#byKey.set(`${made.kind}:${made.key}`, made);
    this.#byId.set(made.id, made);
    this.#counts[made.kind]++;
  }

  find(kind: NameKind, key: string): MadeName | undefined {
    return this.#byKey.get(`${kind}:${key}`);
  }

  nameOf(id: number): string | undefined {
    return this.#byId.get(id)?.name;
  }

  count(kind: NameKind): number {
    return this.#counts[kind];
  }
}
