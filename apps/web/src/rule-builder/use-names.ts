import type { Names, Source } from "@segments/rules";
import { countryName, languageName } from "@segments/rules";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useSyncExternalStore } from "react";
import { trpc } from "../trpc.ts";
import { knownLabels, type Labels, learnNames, nameKey, subscribeToNames } from "./name-store.ts";
import { bySource, type Wanted } from "./wanted.ts";

export interface KnownNames {
  readonly names: Names;
  /** True of what was looked up and does not exist. */
  readonly isGone: (source: Source, value: number | string) => boolean;
  /** All that was wanted is named, or known to be gone. */
  readonly complete: boolean;
}

/** The names of what a rule mentions: those known already, the others from the server. */
export function useNames(wanted: readonly Wanted[]): KnownNames {
  const labels = useSyncExternalStore(subscribeToNames, knownLabels);
  const unknown = wanted.filter(({ source, value }) => !labels.has(nameKey(source, value))).slice(0, 1000);
  const query = useQuery({
    ...trpc.options.names.queryOptions({ wanted: bySource(unknown) }),
    enabled: unknown.length > 0,
  });
  const found = query.data?.names;
  useEffect(() => {
    if (found) learnNames(found);
  }, [found]);
  const complete = unknown.length === 0 || found !== undefined;
  const gone = complete
    ? unknown
        .map(({ source, value }) => nameKey(source, value))
        .filter((key) => !found?.some((one) => nameKey(one.source, one.value) === key))
        .join("\n")
    : "";

  return useMemo(() => {
    const missing = new Set(gone.split("\n"));
    return {
      names: namesFrom(labels),
      isGone: (source, value) => missing.has(nameKey(source, value)),
      complete,
    };
  }, [labels, gone, complete]);
}

function namesFrom(labels: Labels): Names {
  return (source, value) => {
    if (source === "countries") return countryName(String(value));
    if (source === "languages") return languageName(String(value));
    return labels.get(nameKey(source, value));
  };
}
