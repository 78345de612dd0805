import { type Group, namesIn, type TextNames, textNames } from "@segments/rules";
import { ALONE, queryClient, trpc } from "../../trpc.ts";
import { bySource } from "../wanted.ts";
import { wantedNames } from "../wanted-names.ts";

type Mentioned = ReturnType<typeof namesIn>;

/** No name is longer than this. */
const LONGEST = 2000;

/** Everything that goes by the names which a line mentions. */
export function namesForText(text: string): Promise<TextNames> {
  return named(namesIn(text));
}

/** The names of all that a rule mentions, and everything else that goes by them: it is written by number then. */
export async function namesForRule(rule: Group): Promise<TextNames> {
  const wanted = bySource(wantedNames(rule, Number.POSITIVE_INFINITY));
  if (wanted.length === 0) return textNames([]);
  const { names } = await queryClient.fetchQuery(trpc.options.names.queryOptions({ wanted }, ALONE));
  return named(
    names.flatMap(({ source, label }) =>
      source === "countries" || source === "languages" ? [] : [{ source, name: label }],
    ),
  );
}

async function named(mentioned: Mentioned): Promise<TextNames> {
  const wanted = new Map<Mentioned[number]["source"], string[]>();
  for (const { source, name } of mentioned) {
    if (name.length <= LONGEST) wanted.set(source, [...(wanted.get(source) ?? []), name]);
  }
  if (wanted.size === 0) return textNames([]);
  const input = { wanted: [...wanted].map(([source, names]) => ({ source, names })) };
  const found = await queryClient.fetchQuery(trpc.options.named.queryOptions(input, ALONE));
  return textNames(
    found.names.flatMap(({ source, value, label }) =>
      source === "countries" || source === "languages" ? [] : [{ source, value: Number(value), label }],
    ),
  );
}
