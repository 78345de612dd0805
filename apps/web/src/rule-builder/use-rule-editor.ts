import { type Group, type ParsedRule, parseRule, type RuleIssue } from "@segments/rules";
import { useMemo, useRef, useState } from "react";
import { pushHistory, redoHistory, startHistory, undoHistory } from "./history.ts";
import { emptyView, toRule, toView, type ViewGroup } from "./view-rule.ts";

/** A rule being edited. */
export interface RuleEditor {
  readonly view: ViewGroup;
  readonly parsed: ParsedRule;
  /** Differs from what it started with. */
  readonly dirty: boolean;
  /** Changes with the same key that follow each other closely are undone together. */
  readonly change: (view: ViewGroup, key?: string) => void;
  /** Absent where there is nothing to go back or forward to. */
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  /** Starts anew from a rule. */
  readonly reset: (rule: Group | null) => void;
  /** What the operator has left behind unfinished, by view id; only there is it said what is missing. */
  readonly touched: ReadonlySet<string>;
  readonly touch: (id: string) => void;
  /** All that is missing is said from now on: somebody tried to save. */
  readonly revealed: boolean;
  readonly reveal: () => void;
}

/** milliseconds */
const CLOSE = 1500;

export function useRuleEditor(rule: Group | null): RuleEditor {
  const [history, setHistory] = useState(() => startHistory(startFrom(rule)));
  const view = history.present;
  const [base, setBase] = useState(() => JSON.stringify(toRule(view)));
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [revealed, setRevealed] = useState(false);
  const last = useRef({ key: "", at: 0 });
  const stored = useMemo(() => toRule(view), [view]);
  const parsed = useMemo(() => parseRule(stored), [stored]);

  function change(next: ViewGroup, key = "") {
    const at = Date.now();
    const joined = key !== "" && key === last.current.key && at - last.current.at < CLOSE;
    last.current = { key, at };
    setHistory((now) => pushHistory(now, next, joined));
  }

  function reset(next: Group | null) {
    const start = startFrom(next);
    last.current = { key: "", at: 0 };
    setHistory(startHistory(start));
    setBase(JSON.stringify(toRule(start)));
    setTouched(new Set());
    setRevealed(false);
  }

  return {
    view,
    parsed,
    dirty: JSON.stringify(stored) !== base,
    change,
    undo: history.past.length > 0 ? () => setHistory(undoHistory) : undefined,
    redo: history.future.length > 0 ? () => setHistory(redoHistory) : undefined,
    reset,
    touched,
    touch: (id) => setTouched((ids) => (ids.has(id) ? ids : new Set([...ids, id]))),
    revealed,
    reveal: () => setRevealed(true),
  };
}

function startFrom(rule: Group | null): ViewGroup {
  return rule ? toView(rule) : emptyView();
}

export function issuesOf(parsed: ParsedRule): readonly RuleIssue[] {
  return parsed.ok ? [] : parsed.issues;
}
