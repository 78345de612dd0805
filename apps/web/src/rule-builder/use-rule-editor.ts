import { type Group, type ParsedRule, parseRule, type RuleIssue } from "@segments/rules";
import { useEffect, useMemo, useRef, useState } from "react";
import { dropDraft, findDraft, keepDraft, type Unread } from "./draft-store.ts";
import { pushHistory, redoHistory, startHistory, undoHistory } from "./history.ts";
import { emptyView, offIn, toRule, toView, type ViewGroup, type ViewPredicate } from "./view-rule.ts";

/** A rule being edited. */
export interface RuleEditor {
  readonly view: ViewGroup;
  readonly parsed: ParsedRule;
  /** The predicates that are off: not part of the rule, and never saved. */
  readonly off: readonly ViewPredicate[];
  /** Differs from what it started with, or there is text that can't be read. */
  readonly dirty: boolean;
  /** What was typed as a text is being read, and not the rule yet. */
  readonly reading: boolean;
  readonly setReading: (reading: boolean) => void;
  /** Text that can't be read; nothing is saved before it is mended or dropped. */
  readonly unread: Unread | undefined;
  readonly setUnread: (unread: Unread | undefined) => void;
  /** Changes with the same key that follow each other closely are undone together. */
  readonly change: (view: ViewGroup, key?: string) => void;
  /** Absent where there is nothing to go back or forward to. */
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  /** Starts anew from a rule. */
  readonly reset: (rule: Group | null) => void;
  /** Takes a rule as the one that is saved, and shows it; what led there can be undone. */
  readonly settle: (rule: Group | null) => void;
  /** What the operator has left behind unfinished, by view id; only there is it said what is missing. */
  readonly touched: ReadonlySet<string>;
  readonly touch: (id: string) => void;
  /** All that is missing is said from now on: somebody tried to save. */
  readonly revealed: boolean;
  readonly reveal: () => void;
  /** Where it began with a draft from before the page was loaded: when that was kept, and with which revision it began. */
  readonly restored: { readonly savedAt: number; readonly revision: number } | undefined;
  /** What is not saved is left behind on purpose: nothing finds it again. */
  readonly dropDraft: () => void;
}

/** What a draft is kept under, and the revision of the rule that is edited. */
export interface DraftPlace {
  readonly key: string;
  readonly revision: number;
}

/** milliseconds */
const CLOSE = 1500;

/** `place`: what is not saved is kept there, and found again when the page is loaded anew. */
export function useRuleEditor(rule: Group | null, place?: DraftPlace): RuleEditor {
  const [draft] = useState(() => place && findDraft(place.key));
  const [history, setHistory] = useState(() => {
    const start = startHistory(startFrom(rule));
    const isOther = draft && JSON.stringify(toRule(draft.view)) !== JSON.stringify(toRule(start.present));
    return isOther || (draft && offIn(draft.view).length > 0) ? pushHistory(start, draft.view, false) : start;
  });
  const view = history.present;
  const [base, setBase] = useState(() => JSON.stringify(toRule(history.past[0] ?? view)));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [revealed, setRevealed] = useState(false);
  const [restored, setRestored] = useState(draft);
  const [reading, setReading] = useState(false);
  const [unread, setUnread] = useState(draft?.unread);
  const last = useRef({ key: "", at: 0 });
  const stored = useMemo(() => toRule(view), [view]);
  const parsed = useMemo(() => parseRule(stored), [stored]);
  const off = useMemo(() => offIn(view), [view]);
  const dirty = unread !== undefined || off.length > 0 || JSON.stringify(stored) !== base;
  const key = place?.key;
  const revision = restored?.revision ?? place?.revision ?? 0;

  useEffect(() => {
    if (key === undefined) return;
    if (dirty) keepDraft(key, { view, savedAt: Date.now(), revision, unread });
    else dropDraft(key);
  }, [key, dirty, view, revision, unread]);

  function change(next: ViewGroup, changeKey = "") {
    const at = Date.now();
    const joined = changeKey !== "" && changeKey === last.current.key && at - last.current.at < CLOSE;
    last.current = { key: changeKey, at };
    setHistory((now) => pushHistory(now, next, joined));
  }

  function reset(next: Group | null) {
    const start = startFrom(next);
    setHistory(startHistory(start));
    beginWith(start);
  }

  function settle(next: Group | null) {
    const saved = startFrom(next);
    const isShown = off.length === 0 && JSON.stringify(stored) === JSON.stringify(toRule(saved));
    if (!isShown) setHistory((now) => pushHistory(now, saved, false));
    beginWith(saved);
  }

  function beginWith(saved: ViewGroup) {
    last.current = { key: "", at: 0 };
    setBase(JSON.stringify(toRule(saved)));
    setTouched(new Set());
    setRevealed(false);
    setRestored(undefined);
    setUnread(undefined);
  }

  return {
    view,
    parsed,
    off,
    dirty,
    reading,
    setReading,
    unread,
    setUnread,
    change,
    undo: history.past.length > 0 ? () => setHistory(undoHistory) : undefined,
    redo: history.future.length > 0 ? () => setHistory(redoHistory) : undefined,
    reset,
    settle,
    touched,
    touch: (id) => setTouched((ids) => (ids.has(id) ? ids : new Set([...ids, id]))),
    revealed,
    reveal: () => setRevealed(true),
    restored: dirty ? restored : undefined,
    dropDraft: () => {
      if (key !== undefined) dropDraft(key);
    },
  };
}

function startFrom(rule: Group | null): ViewGroup {
  return rule ? toView(rule) : emptyView();
}

export function issuesOf(parsed: ParsedRule): readonly RuleIssue[] {
  return parsed.ok ? [] : parsed.issues;
}
