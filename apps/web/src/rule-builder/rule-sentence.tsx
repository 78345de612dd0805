import { describe, parseRule } from "@segments/rules";
import { useMemo } from "react";
import { useNames } from "./use-names.ts";
import { wantedNames } from "./wanted-names.ts";

/** A sentence longer than this is read by nobody; the builder shows the rule as a tree. */
const LONGEST = 2000;

/** A rule in words. */
export function RuleSentence({ rule }: { readonly rule: object }) {
  const parsed = useMemo(() => parseRule(rule), [rule]);
  const wanted = useMemo(() => (parsed.ok ? wantedNames(parsed.rule) : []), [parsed]);
  const { names } = useNames(wanted);
  if (!parsed.ok) return <>a filter that can’t be read</>;
  const text = describe(parsed.rule, { names, locale: navigator.language });
  return <bdi>{text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text}</bdi>;
}
