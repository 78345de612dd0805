import { isViewGroup, newViewId, type ViewGroup, type ViewPredicate } from "./view-rule.ts";

/** A rule that was being edited when the page was left by reloading it. */
export interface Draft {
  readonly view: ViewGroup;
  /** milliseconds since 1970-01-01T00:00Z */
  readonly savedAt: number;
  /** The revision that it began with. */
  readonly revision: number;
  readonly unread?: Unread | undefined;
}

/** What was typed as a text and can't be read: not part of the rule, and not to be lost. */
export interface Unread {
  readonly form: "text" | "json";
  readonly text: string;
  /** What is wrong with it, as a sentence. */
  readonly problem: string;
}

const PREFIX = "segments.draft.";

/** Keeps the draft in this tab: a reload finds it, another person or tab does not. */
export function keepDraft(key: string, draft: Draft): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // The browser has no room for it. What was kept before is older than what is shown.
    dropDraft(key);
  }
}

export function dropDraft(key: string): void {
  sessionStorage.removeItem(PREFIX + key);
}

/** The draft, or undefined where there is none that can be read. */
export function findDraft(key: string): Draft | undefined {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(PREFIX + key) ?? "null");
    return isDraft(draft) ? { ...draft, view: renewed(draft.view) } : undefined;
  } catch {
    return undefined;
  }
}

function isDraft(draft: unknown): draft is Draft {
  if (typeof draft !== "object" || draft === null) return false;
  const { view, savedAt, revision, unread } = draft as Partial<Draft>;
  return typeof savedAt === "number" && typeof revision === "number" && isTree(view) && isUnread(unread);
}

function isUnread(unread: Partial<Unread> | undefined): boolean {
  if (unread === undefined) return true;
  const { form, text, problem } = unread;
  return (form === "text" || form === "json") && typeof text === "string" && typeof problem === "string";
}

function isTree(node: unknown): node is ViewGroup {
  if (typeof node !== "object" || node === null) return false;
  const { combinator, rules } = node as Partial<ViewGroup>;
  return (
    (combinator === "and" || combinator === "or") &&
    Array.isArray(rules) &&
    rules.every((member: unknown) => isLeaf(member) || isTree(member))
  );
}

function isLeaf(node: unknown): node is ViewPredicate {
  if (typeof node !== "object" || node === null) return false;
  const { field, operator } = node as Partial<ViewPredicate>;
  return typeof field === "string" && typeof operator === "string";
}

/** Ids begin anew with each page. */
function renewed(group: ViewGroup): ViewGroup {
  return {
    ...group,
    id: newViewId(),
    rules: group.rules.map((member) =>
      isViewGroup(member) ? renewed(member) : { ...member, id: newViewId() },
    ),
  };
}
