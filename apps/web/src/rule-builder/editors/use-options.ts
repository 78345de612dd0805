import type { Source } from "@segments/rules";
import { countryName, languageName } from "@segments/rules";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useSettled } from "../../components/ui/use-settled.ts";
import { type Option, trpc } from "../../trpc.ts";
import { learnNames } from "../name-store.ts";

const PAUSE = 150;

/** Codes are few and named by the browser, so they are searched here; everything else is searched by the server. */
const codeNames: Partial<Record<Source, (code: string) => string>> = {
  countries: countryName,
  languages: languageName,
};

/** The options of a source that match, commonest first. */
export function useOptions(source: Source, search: string, limit = 50) {
  const nameOf = codeNames[source];
  const asked = useSettled(nameOf ? "" : search.trim(), PAUSE);
  const query = useQuery(
    trpc.options.list.queryOptions(
      { source, search: asked || undefined, limit: nameOf ? 500 : limit },
      { placeholderData: keepPreviousData },
    ),
  );
  const found = query.data?.options;
  useEffect(() => {
    if (found) learnNames(found.map(({ value, label }) => ({ source, value, label })));
  }, [found, source]);
  const wanted = search.trim().toLowerCase();
  const options: readonly Option[] = nameOf
    ? (found ?? [])
        .map((option) => ({ ...option, label: nameOf(String(option.value)) }))
        .filter(
          ({ label, value }) =>
            label.toLowerCase().includes(wanted) || String(value).toLowerCase() === wanted,
        )
    : (found ?? []);
  return {
    options,
    more: query.data?.more ?? false,
    isPending: query.isPending,
    error: query.error,
    busy: query.isPlaceholderData || (!nameOf && asked !== search.trim()),
  };
}
