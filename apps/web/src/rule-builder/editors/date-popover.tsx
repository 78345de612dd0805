import { type Ref, useState } from "react";
import { Input } from "../../components/ui/input.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../../components/ui/popover.tsx";
import { Segmented } from "../../components/ui/segmented.tsx";
import { Select } from "../../components/ui/select.tsx";
import { useTimeZone } from "../../shell/use-session.ts";
import { quiet } from "../quiet.ts";
import { today, units } from "./date-words.ts";
import { isRecord, missingStyles, valueStyles } from "./editor-props.ts";
import { NumberInput } from "./number-input.tsx";

interface DatePopoverProps {
  readonly label: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly onLeave: () => void;
  readonly words: (value: unknown) => string | undefined;
  /** What the relative choice is called. */
  readonly relative: string;
  readonly triggerRef?: Ref<HTMLButtonElement>;
}

/** One date, either so long before today or a day of the calendar. */
export function DatePopover(props: DatePopoverProps) {
  const { label, value, onChange, onLeave, words, relative, triggerRef } = props;
  const [open, setOpen] = useState(false);
  const timeZone = useTimeZone();
  const date = isRecord(value) ? value : {};
  const mode = "date" in date ? "day" : "last";
  const text = words(value);

  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) onLeave();
      }}
    >
      <PopoverTrigger ref={triggerRef} aria-label={`${label}: ${text ?? "no date picked"}`} className={quiet}>
        <span className={text ? `${valueStyles} numeric whitespace-nowrap` : missingStyles}>
          {text ?? "pick a date"}
        </span>
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="w-72 p-3">
        <Segmented
          label="Kind of date"
          value={mode}
          onChange={(next) => {
            if (next !== mode)
              onChange(next === "day" ? today(timeZone ?? "UTC") : { last: 30, unit: "day" });
          }}
          choices={[
            { value: "last", label: relative },
            { value: "day", label: "On a day" },
          ]}
          className="w-full [&>button]:flex-1"
        />
        {mode === "last" ? (
          <div className="mt-3 flex gap-2">
            <NumberInput
              label="How many"
              value={date.last}
              onChange={(last) => onChange({ ...date, last })}
              className="mx-0 h-8 w-20 max-w-none border border-line-strong bg-background text-text"
            />
            <Select
              label="Unit"
              value={units.find((unit) => unit === date.unit) ?? "day"}
              onChange={(unit) => onChange({ ...date, unit })}
              choices={units.map((unit) => ({
                value: unit,
                label: `${unit}${date.last === 1 ? "" : "s"}${relative === "Ago" ? " ago" : ""}`,
              }))}
              triggerProps={{ className: "flex-1" }}
            />
          </div>
        ) : (
          <Input
            type="date"
            aria-label="Day"
            className="mt-3"
            min="1900-01-01"
            max="2199-12-31"
            value={typeof date.date === "string" ? date.date : ""}
            onChange={(event) => onChange({ date: event.target.value })}
          />
        )}
        <p className="mt-2 text-xs text-muted">
          Days begin at midnight{timeZone ? ` in ${timeZone}` : ""}.
          {mode === "last" && " Moves on by itself every day."}
        </p>
      </PopoverContent>
    </Popover>
  );
}
