import { EVERYONE_FACET } from "@segments/rules";
import { formatNumber } from "../../format.ts";
import type { Wanted } from "../../rule-builder/wanted.ts";
import type { CauseContext, Caused } from "./cause-words.ts";
import type { Piece, Words } from "./words.ts";

/** More than these are not told one by one. */
const TOLD = 3;
/** Letters of a name before it is cut. */
const LONG = 60;

const simple: Readonly<Record<string, string>> = {
  company: "changed the company",
  country: "changed the country",
  language: "changed the language",
  owner: "changed the owner",
  inbound: "recorded an inbound message",
  suppression: "changed which addresses are suppressed",
  email: "changed an email address",
  phone: "changed a phone number",
  name: "changed the name",
};

/** What somebody did to the customers, as a verb: "tagged hot-lead", "changed the company". */
export function changeWords(entry: Caused, context: CauseContext): Words {
  const { count, type, facets } = entry;
  if (facets.includes(EVERYONE_FACET))
    return [`${type === "joined" ? "created" : "deleted"} ${count === 1 ? "the customer" : "them"}`];
  const told = facetsThatMatter(facets, context);
  const ids = (kind: string) =>
    told.filter((facet) => facet.startsWith(`${kind}:`)).map((facet) => Number(facet.slice(kind.length + 1)));
  const parts: Words[] = [
    ...tagWords(ids("tag"), entry, context),
    ...ids("fit").map((id) => [`changed the fit score for ${nameOf(context, "products", id)}`]),
    ...ids("segment").map((id) => ["changed ", segmentOf(context, id)]),
    ...told.flatMap((facet) => (simple[facet] ? [[simple[facet]]] : [])),
  ];
  if (parts.length === 0) return [`changed ${count === 1 ? "the customer" : "them"}`];
  if (parts.length > TOLD) return ["changed several things"];
  return parts.flatMap((part, index) => (index === 0 ? part : [" and ", ...part]));
}

/** Those that the rule asks about; all of them where none is, being asked about by way of another segment. */
function facetsThatMatter(facets: readonly string[], { asked }: CauseContext): readonly string[] {
  const mattering = facets.filter((facet) => asked?.has(facet) || asked?.has(kindOf(facet)));
  return mattering.length > 0 ? mattering : facets;
}

function tagWords(ids: readonly number[], { type }: Caused, context: CauseContext): Words[] {
  if (ids.length === 0) return [];
  const wishes = new Set(ids.map((id) => context.asked?.get(`tag:${id}`) ?? context.asked?.get("tag")));
  const [wish] = wishes;
  const list = ids.slice(0, TOLD).map((id) => nameOf(context, "tags", id));
  const more = ids.length - list.length;
  const names = `${list.join(", ")}${more > 0 ? ` and ${formatNumber(more)} more` : ""}`;
  const noun = ids.length === 1 ? "the tag" : "the tags";
  if (wishes.size > 1 || wish === undefined || wish === "both") return [[`changed ${noun} ${names}`]];
  const given = (wish === "wanted") === (type === "joined");
  return [[given ? `tagged ${names}` : `took away ${noun} ${names}`]];
}

function segmentOf(context: CauseContext, id: number): Piece {
  if (context.known.isGone("segments", id)) return "a segment that is deleted";
  return { segmentId: id, name: nameOf(context, "segments", id) };
}

function nameOf({ known }: CauseContext, source: Wanted["source"], id: number): string {
  const name = known.names(source, id);
  if (name === undefined) return known.isGone(source, id) ? "(deleted)" : "…";
  return name.length > LONG ? `${name.slice(0, LONG)}…` : name;
}

function kindOf(facet: string): string {
  return facet.split(":", 1)[0] ?? facet;
}
