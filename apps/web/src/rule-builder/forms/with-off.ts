import { isOff, isViewGroup, type ViewGroup } from "../view-rule.ts";

type Node = ViewGroup["rules"][number];

/**
 * The tree with what is off in another one: a text does not show it, and loses nothing. Each goes back to where it stood
 * among its group's members; where that group is one no longer, to the end of the group around it.
 */
export function withOff(view: ViewGroup, from: ViewGroup): ViewGroup {
  const peers = from.rules.filter((member) => !isOff(member));
  const homeless: Node[] = peers.slice(view.rules.length).flatMap(offNodes);
  const rules = view.rules.map((member, index): Node => {
    const peer = peers[index];
    if (!peer || !isViewGroup(peer)) return member;
    if (isViewGroup(member)) return withOff(member, peer);
    homeless.push(...offNodes(peer));
    return member;
  });
  for (const [index, member] of from.rules.entries()) if (isOff(member)) rules.splice(index, 0, member);
  return { ...view, rules: [...rules, ...homeless] };
}

/** What is off in a node, groups of nothing else whole. */
function offNodes(node: Node): Node[] {
  if (isOff(node)) return [node];
  return isViewGroup(node) ? node.rules.flatMap(offNodes) : [];
}
