import { commonLanguages, countryCodes, countryName, fold, languageName, type Source } from "@segments/rules";
import type { Context } from "../context.ts";
import { countedOptions, type Option } from "./counted-options.ts";

export interface OptionsRequest {
  readonly source: Source;
  readonly search?: string | undefined;
  readonly limit?: number | undefined;
}

export interface OptionList {
  /** The commonest first; where there is a search, labels that begin with it before others. */
  readonly options: readonly Option[];
  readonly more: boolean;
}

/** What a picker offers. Archived segments are left out. */
export async function listOptions(
  context: Context,
  { source, search = "", limit = 50 }: OptionsRequest,
): Promise<OptionList> {
  const wanted = fold(search.trim());
  const found = (await allOptions(context, source)).filter(
    ({ label, value }) => wanted === "" || fold(label).includes(wanted) || fold(String(value)) === wanted,
  );
  const rank = ({ label, value }: Option) =>
    fold(String(value)) === wanted ? 0 : fold(label).startsWith(wanted) ? 1 : 2;
  const sorted = wanted === "" ? found : found.sort((a, b) => rank(a) - rank(b));
  return { options: sorted.slice(0, limit), more: sorted.length > limit };
}

/** All options of a source, commonest first and then by label. */
async function allOptions(context: Context, source: Source): Promise<Option[]> {
  const counted = await countedOptions(context, source);
  if (source !== "countries" && source !== "languages") return [...counted];
  const counts = new Map(counted.map(({ value, count }) => [value, count]));
  const codes = new Set([
    ...(source === "countries" ? countryCodes : commonLanguages),
    ...counts.keys(),
  ]) as Set<string>;
  return [...codes]
    .map((code) => ({
      value: code,
      label: source === "countries" ? countryName(code) : languageName(code),
      count: counts.get(code) ?? 0,
      detail: code,
    }))
    .sort((a, b) => (b.count ?? 0) - (a.count ?? 0) || a.label.localeCompare(b.label, "en"));
}
