import { type ChannelChoice, fieldOf, valueTypeOf } from "@segments/rules";
import { useEffect, useRef } from "react";
import { Select } from "../../components/ui/select.tsx";
import { quiet } from "../quiet.ts";
import { type EditorProps, valueStyles } from "./editor-props.ts";

const type = valueTypeOf(fieldOf("suppressed").operators, "has");
const channels: readonly ChannelChoice[] = ["any", "email", "phone"];
const choices = channels.map((value) => ({
  value,
  label: type.describe(value, () => undefined, "en").text,
}));

export function ChannelEditor({ label, value, onChange, start }: EditorProps) {
  const trigger = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (start) trigger.current?.focus();
  }, [start]);
  const chosen = choices.find((choice) => choice.value === value) ?? choices[0];
  return (
    <Select
      plain
      label={`${label}: ${chosen?.label ?? ""}`}
      value={chosen?.value ?? "any"}
      onChange={onChange}
      choices={choices}
      shown={<span className={`${valueStyles} block whitespace-nowrap`}>{chosen?.label}</span>}
      triggerProps={{ ref: trigger, className: quiet }}
    />
  );
}
