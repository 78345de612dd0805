import { useEffect, useRef } from "react";
import { DatePopover } from "./date-popover.tsx";
import { pointWords } from "./date-words.ts";
import { type EditorProps, isRecord } from "./editor-props.ts";

/** "60 days ago and before 30 days ago". */
export function DateRangeEditor({ label, value, onChange, onLeave, start }: EditorProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (start) trigger.current?.focus();
  }, [start]);
  const range = isRecord(value) ? value : {};
  const shared = { onLeave, words: pointWords, relative: "Ago" };
  return (
    <>
      <DatePopover
        {...shared}
        label={`${label}: from`}
        value={range.from}
        onChange={(from) => onChange({ ...range, from })}
        triggerRef={trigger}
      />
      <span className="px-1 text-muted">and before</span>
      <DatePopover
        {...shared}
        label={`${label}: to`}
        value={range.to}
        onChange={(to) => onChange({ ...range, to })}
      />
    </>
  );
}
