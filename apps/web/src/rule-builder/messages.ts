import type { RuleIssue } from "@segments/rules";
import { sentenceOf } from "../sentence.ts";
import { idsByPath, nodePath, pathText } from "./paths.ts";
import type { ViewGroup } from "./view-rule.ts";

/** What is wrong, in sentences, by the id of the node it belongs to. */
export function messagesByNode(
  view: ViewGroup,
  issues: readonly RuleIssue[],
): ReadonlyMap<string, readonly string[]> {
  const ids = idsByPath(view);
  const messages = new Map<string, string[]>();
  for (const { path, message } of issues) {
    const id = ids.get(pathText(nodePath(path))) ?? view.id ?? "";
    const said = messages.get(id) ?? [];
    const sentence = sentenceOf(message);
    if (!said.includes(sentence)) messages.set(id, [...said, sentence]);
  }
  return messages;
}

/** The messages of both, those of the first before the others. */
export function joinMessages(
  first: ReadonlyMap<string, readonly string[]>,
  second: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const joined = new Map(first);
  for (const [id, messages] of second) joined.set(id, [...new Set([...(joined.get(id) ?? []), ...messages])]);
  return joined;
}
