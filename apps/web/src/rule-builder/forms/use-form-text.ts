import { type Group, type Places, placeOf, type RuleIssue, type TextIssue } from "@segments/rules";
import { useEffect, useRef, useState } from "react";
import { useSettled } from "../../components/ui/use-settled.ts";
import { problemOf } from "../../problem.ts";
import { sentenceOf } from "../../sentence.ts";
import { useBuilder } from "../builder-context.ts";
import { emptyView, toRule, toView, type ViewGroup } from "../view-rule.ts";
import { formOf, readForm, type TextForm } from "./read-form.ts";
import { withOff } from "./with-off.ts";
import { writeForm } from "./write-form.ts";

/** milliseconds */
const PAUSE = 250;
const nowhere: Places = new Map();

interface Read {
  readonly issues: readonly TextIssue[];
  readonly places: Places;
  /** Why the text could not be read or written at all. */
  readonly problem?: string;
}

/**
 * The rule as a text. What is typed becomes the rule as soon as it can be read, and until then is the editor's `unread`; what
 * else changes the rule is written anew.
 * `found`: what the server says of the rule, told where it stands.
 */
export function useFormText(form: TextForm, found: readonly RuleIssue[]) {
  const { editor, change } = useBuilder();
  const { setReading, unread, setUnread } = editor;
  const stored = JSON.stringify(toRule(editor.view));
  // What could not be read when this form was left is there again.
  const kept = unread?.form === form ? unread.text : undefined;
  const [text, setText] = useState(kept);
  const [read, setRead] = useState<Read>({ issues: [], places: nowhere });
  // The rule that the text stands for, and the text that stands for it: what differs from them is news.
  const shown = useRef({ form, stored: kept === undefined ? "" : stored, text: "" });
  const [writings, setWritings] = useState(0);
  /** The editor has this text for unread. */
  const isHeld = useRef(kept !== undefined);
  const latest = useRef(editor);
  latest.current = editor;
  const settled = useSettled(text, PAUSE);
  const behind = text !== undefined && text !== shown.current.text;
  const reading = behind && read.problem === undefined;
  useEffect(() => {
    setReading(reading);
    return () => setReading(false);
  }, [reading, setReading]);

  useEffect(() => {
    // Once more where `writings` says so.
    void writings;
    if (shown.current.stored === stored && shown.current.form === form) return;
    let overtaken = false;
    async function write() {
      const written = await writeForm(JSON.parse(stored) as Group, form);
      const places = written === "" ? undefined : await readForm(written);
      if (overtaken) return;
      shown.current = { form, stored, text: written };
      setText(written);
      setRead({ issues: [], places: places?.ok ? places.places : nowhere });
      letGo();
    }
    write().catch((error: unknown) => {
      if (!overtaken) setRead({ issues: [], places: nowhere, problem: sentenceOf(problemOf(error).message) });
    });
    return () => {
      overtaken = true;
    };
  }, [stored, form, writings]);

  useEffect(() => {
    if (unread || !isHeld.current) return;
    // It was dropped elsewhere.
    isHeld.current = false;
    shown.current = { ...shown.current, stored: "" };
    setWritings((count) => count + 1);
  }, [unread]);

  function hold(written: string, problem: string) {
    isHeld.current = true;
    setUnread({ form, text: written, problem });
  }

  function letGo() {
    if (!isHeld.current) return;
    isHeld.current = false;
    setUnread(undefined);
  }

  function apply(view: ViewGroup, written: string) {
    const next = JSON.stringify(toRule(view));
    const isOther = next !== JSON.stringify(toRule(latest.current.view));
    const kept = { form, stored: next, text: written };
    // In the other form: it is written anew in this one.
    if (written !== "" && formOf(written) !== form) shown.current = { ...kept, stored: "" };
    else shown.current = kept;
    if (isOther) change(withOff(view, latest.current.view), form);
  }

  /** Makes the text the rule, where it can be read. */
  async function take(written: string, isOvertaken: () => boolean): Promise<void> {
    try {
      const parsed = written.trim() === "" ? undefined : await readForm(written);
      if (isOvertaken()) return;
      if (parsed && !parsed.ok) {
        shown.current = { ...shown.current, text: written };
        setRead({ issues: parsed.issues, places: nowhere });
        hold(written, sentenceOf(parsed.issues[0]?.message ?? ""));
        return;
      }
      letGo();
      apply(parsed ? toView(parsed.rule) : emptyView(), written);
      setRead({ issues: [], places: parsed?.places ?? nowhere });
    } catch (error) {
      const problem = sentenceOf(problemOf(error).message);
      if (isOvertaken()) return;
      setRead({ issues: [], places: nowhere, problem });
      hold(written, problem);
    }
  }

  useEffect(() => {
    if (settled === undefined || settled === shown.current.text) return;
    let overtaken = false;
    void take(settled, () => overtaken);
    return () => {
      overtaken = true;
    };
    // What is typed is taken once; what else changes meanwhile is looked up when it is.
  }, [settled, form]);

  // Who changes to another form does not wait until what was typed last has become the rule.
  const leave = useRef(() => {});
  leave.current = () => {
    if (reading) void take(text, () => false);
  };
  useEffect(() => () => leave.current(), []);

  const placed = found.map(
    ({ path, code, message }): TextIssue => ({ at: placeOf(path, read.places), code, message }),
  );
  return {
    text,
    setText,
    /** Of an older text, they would stand in the wrong place. */
    issues: behind ? [] : read.issues.length > 0 ? read.issues : placed,
    unread: read.issues.length > 0,
    problem: read.problem,
  };
}
