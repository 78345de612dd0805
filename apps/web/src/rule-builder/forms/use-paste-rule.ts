import { useEffect } from "react";
import { useAnnounce } from "../../components/ui/announcer.tsx";
import { sentenceOf } from "../../sentence.ts";
import { toast } from "../../shell/toast.ts";
import { useBuilder } from "../builder-context.ts";
import { toView } from "../view-rule.ts";

/** Takes a rule that is pasted while there is none yet, wherever on the page nothing is being typed. */
export function usePasteRule(): void {
  const { editor, change, readOnly } = useBuilder();
  const announce = useAnnounce();
  const empty = editor.view.rules.length === 0 && !readOnly;
  useEffect(() => {
    if (!empty) return;
    async function take(text: string) {
      const { readForm } = await import("./read-form.ts");
      const read = await readForm(text);
      if (read.ok) {
        if (change(toView(read.rule))) announce("Pasted a rule");
        return;
      }
      const [first] = read.issues;
      toast.error("What was pasted is not a rule", { description: first && sentenceOf(first.message) });
    }
    function onPaste(event: ClipboardEvent) {
      const { target } = event;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) return;
      const text = event.clipboardData?.getData("text/plain") ?? "";
      if (text.trim() === "") return;
      event.preventDefault();
      take(text).catch(() =>
        toast.error("The rule was not pasted", { description: "Its names could not be looked up." }),
      );
    }
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, [empty, change, announce]);
}
