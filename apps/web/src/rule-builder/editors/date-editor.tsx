import { useEffect, useRef } from "react";
import { DatePopover } from "./date-popover.tsx";
import { dateWords } from "./date-words.ts";
import type { EditorProps } from "./editor-props.ts";

/** "30 days" or "1 Mar 2026"; the operator beside it has the words that go with it. */
export function DateEditor({ start, ...props }: EditorProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (start) trigger.current?.focus();
  }, [start]);
  return <DatePopover {...props} words={dateWords} triggerRef={trigger} relative="The last" />;
}
