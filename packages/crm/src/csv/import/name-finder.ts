import { readCompanyName } from "../../companies/create-company.ts";
import { CrmError } from "../../errors.ts";
import { readSegmentName } from "../../segments/segment-name.ts";
import { readTagName } from "../../tags/create-tag.ts";
import type { ImportOptions } from "./import-options.ts";
import type { KnownName } from "./known.ts";
import type { MadeName, NameKind } from "./made-names.ts";
import type { Planning } from "./planning.ts";
import { type NamedText, quoted } from "./read-row.ts";

interface Kind {
  readonly noun: string;
  readonly option: keyof ImportOptions;
  readonly read: (text: string) => { readonly name: string; readonly key: string };
  /** The most that one import makes: more come from a wrong column. */
  readonly most: number;
}

const kinds: Record<NameKind, Kind> = {
  tags: { noun: "tag", option: "createTags", read: readTagName, most: 1_000 },
  companies: { noun: "company", option: "createCompanies", read: readCompanyName, most: 500_000 },
  segments: { noun: "segment", option: "createSegments", read: readSegmentName, most: 200 },
};

/** Finds what a row names. What is not there is made, where that may be, once the row is taken. */
export class NameFinder {
  readonly made: MadeName[] = [];
  readonly #planning: Planning;
  readonly #problems: string[];

  constructor(planning: Planning, problems: string[]) {
    this.#planning = planning;
    this.#problems = problems;
  }

  tag(named: NamedText): KnownName | undefined {
    return this.#planning.known.tags.get(named.key) ?? this.#make("tags", named);
  }

  segment(named: NamedText): KnownName | undefined {
    const segment = this.#planning.known.segments.get(named.key);
    if (segment?.type !== "dynamic") return segment ?? this.#make("segments", named);
    return this.#refuse(`${quoted(segment.name)} is a dynamic segment: its rule says who is in it.`);
  }

  company(named: NamedText): KnownName | undefined {
    const alike = this.#planning.known.companies.find(named.key);
    const exact = alike.filter(({ name }) => name === named.name);
    const [first, ...others] = exact.length > 0 ? exact : alike;
    if (others.length === 0) return first ?? this.#make("companies", named);
    return this.#refuse(`${others.length + 1} companies are called ${quoted(named.name)}.`);
  }

  #make(kind: NameKind, named: NamedText): KnownName | undefined {
    const { known, options, madeBefore, nextId } = this.#planning;
    const there = known.made.find(kind, named.key);
    if (there) return there;
    const { noun, option, read, most } = kinds[kind];
    if (!options[option]) return this.#refuse(`There is no ${noun} called ${quoted(named.name)}.`);
    const mine = this.made.filter((made) => made.kind === kind).length;
    if (madeBefore[kind] + known.made.count(kind) + mine >= most)
      return this.#refuse(
        `This would be more than ${most.toLocaleString("en")} new ${kind}. Is it the right column?`,
      );
    try {
      const made = { kind, id: nextId(), ...read(named.name) };
      this.made.push(made);
      return made;
    } catch (error) {
      if (!(error instanceof CrmError)) throw error;
      return this.#refuse(error.message);
    }
  }

  #refuse(problem: string): undefined {
    this.#problems.push(problem);
  }
}
