import type { RuleIssue } from "@segments/rules";
import { type ReactNode, useMemo, useState } from "react";
import { useAnnounce } from "../components/ui/announcer.tsx";
import { toast } from "../shell/toast.ts";
import { type Builder, BuilderContext, type FocusPart } from "./builder-context.ts";
import { joinMessages, messagesByNode } from "./messages.ts";
import { limitBroken } from "./tree.ts";
import { useNames } from "./use-names.ts";
import type { Preview } from "./use-preview.ts";
import { issuesOf, type RuleEditor } from "./use-rule-editor.ts";
import type { ViewGroup } from "./view-rule.ts";
import { wantedNames } from "./wanted-names.ts";

interface BuilderProviderProps {
  readonly editor: RuleEditor;
  readonly preview: Preview;
  /** What is wrong with the rule as it was saved; said until the node is changed. */
  readonly savedIssues?: readonly RuleIssue[] | undefined;
  readonly readOnly?: boolean;
  readonly children: ReactNode;
}

export function BuilderProvider({
  editor,
  preview,
  savedIssues = [],
  readOnly = false,
  children,
}: BuilderProviderProps) {
  const announce = useAnnounce();
  const [focus, setFocus] = useState<{ id: string; part: FocusPart }>();
  const { view, parsed, touched, revealed } = editor;
  const wanted = useMemo(() => wantedNames(view), [view]);
  const names = useNames(wanted);

  const messages = useMemo(() => {
    // What is not picked yet is no mistake until it was left behind, or somebody tried to save.
    const own = [...messagesByNode(view, issuesOf(parsed))];
    const said = new Map(own.filter(([id]) => revealed || touched.has(id)));
    const found = editor.dirty ? preview.issues : preview.issues.length > 0 ? preview.issues : savedIssues;
    return joinMessages(said, messagesByNode(view, found));
  }, [view, parsed, touched, revealed, editor.dirty, preview.issues, savedIssues]);

  function change(next: ViewGroup, key?: string): boolean {
    const broken = limitBroken(view, next);
    if (broken === undefined) editor.change(next, key);
    else toast.error("That would not fit", { description: broken });
    return broken === undefined;
  }

  const builder: Builder = {
    editor,
    names,
    counts: preview.counts,
    stale: preview.stale,
    readOnly,
    messages,
    change,
    perform: (edited, announcement, part = "handle") => {
      if (!change(edited.view)) return false;
      if (part !== "asItIs") setFocus({ id: edited.id, part });
      announce(announcement);
      return true;
    },
    focus,
    focusOn: (id, part) => setFocus({ id, part }),
    clearFocus: () => setFocus(undefined),
  };
  return <BuilderContext value={builder}>{children}</BuilderContext>;
}
