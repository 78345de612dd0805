import type { Source } from "@segments/rules";
import { useEffect, useState } from "react";
import { cn } from "../../components/ui/cn.ts";
import { Popover, PopoverContent, PopoverTrigger } from "../../components/ui/popover.tsx";
import { formatNumber } from "../../format.ts";
import { useBuilder } from "../builder-context.ts";
import { quiet, scrollable } from "../quiet.ts";
import { type EditorProps, missingStyles, valueStyles } from "./editor-props.ts";
import { SourceList } from "./source-list.tsx";

interface OptionsEditorProps extends EditorProps {
  readonly source: Source;
}

type Value = number | string;

/** More chips than this would push the sentence away. */
const CHIPS = 8;

/** Any number of options, as chips with their names. */
export function OptionsEditor({ label, source, value, onChange, onLeave, start }: OptionsEditorProps) {
  const { names } = useBuilder();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (start) setOpen(true);
  }, [start]);
  const chosen = Array.isArray(value) ? (value as Value[]) : [];
  const shown = chosen.slice(0, CHIPS);
  const more = chosen.length - shown.length;

  function toggle(option: Value) {
    onChange(chosen.includes(option) ? chosen.filter((one) => one !== option) : [...chosen, option]);
  }

  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) onLeave();
      }}
    >
      <PopoverTrigger aria-label={`${label}: ${chosen.length} picked`} className={`${quiet} flex-wrap`}>
        {chosen.length === 0 && <span className={missingStyles}>pick {source}</span>}
        {shown.map((one) => (
          <Chip
            key={one}
            label={names.names(source, one)}
            fallback={`${source} ${one}`}
            gone={names.isGone(source, one)}
          />
        ))}
        {more > 0 && <span className="numeric px-1 text-xs text-muted">and {formatNumber(more)} more</span>}
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="w-[min(20rem,calc(100vw-1rem))] p-0" {...scrollable}>
        <SourceList label={label} source={source} chosen={chosen} multiple onPick={toggle} />
      </PopoverContent>
    </Popover>
  );
}

interface ChipProps {
  readonly label: string | undefined;
  readonly fallback: string;
  readonly gone: boolean;
}

function Chip({ label, fallback, gone }: ChipProps) {
  return (
    <span
      className={cn(
        valueStyles,
        "inline-block max-w-56 truncate",
        gone && "bg-danger-soft text-danger line-through",
        !label && !gone && "animate-shimmer",
      )}
    >
      <bdi>{(label ?? fallback).slice(0, 200)}</bdi>
    </span>
  );
}
