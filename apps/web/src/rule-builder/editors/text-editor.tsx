import { LIMITS } from "@segments/rules";
import { useEffect, useRef } from "react";
import { type EditorProps, valueStyles } from "./editor-props.ts";

export function TextEditor({ label, value, onChange, onLeave, start }: EditorProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (start) input.current?.focus();
  }, [start]);
  return (
    <input
      ref={input}
      dir="auto"
      aria-label={`${label}: text`}
      placeholder="type a text"
      value={typeof value === "string" ? value : ""}
      maxLength={LIMITS.textLength}
      onChange={(event) => onChange(event.target.value)}
      onBlur={onLeave}
      className={`${valueStyles} mx-1 max-w-full min-w-24 [field-sizing:content] placeholder:text-accent-text/75`}
    />
  );
}
