import type { Source } from "@segments/rules";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { Popover, PopoverContent, PopoverTrigger } from "../components/ui/popover.tsx";
import { scrollable } from "../rule-builder/quiet.ts";
import { type Picked, SourcePicker } from "./page/source-picker.tsx";

interface PickerFieldProps {
  readonly label: string;
  readonly source: Source;
  /** What having none is called. */
  readonly none: string;
  readonly value: Picked | null;
  readonly onChange: (value: Picked | null) => void;
  readonly onCreate?: ((name: string) => void) | undefined;
}

/** One of the options of a source, in a form. */
export function PickerField({ label, source, none, value, onChange, onCreate }: PickerFieldProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div>
      <p id={`${id}-label`} className="mb-1 text-sm font-medium">
        {label}
      </p>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger
          id={`${id}-value`}
          aria-labelledby={`${id}-label ${id}-value`}
          className="flex h-8 w-full items-center gap-2 rounded-md border border-line-strong bg-background px-2.5 text-left"
        >
          <span className={`min-w-0 flex-1 truncate ${value ? "" : "text-muted"}`}>
            <bdi>{value?.label ?? none}</bdi>
            {value?.value === 0 && <span className="text-muted"> (new)</span>}
          </span>
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </PopoverTrigger>
        <PopoverContent
          aria-label={label}
          className="w-(--radix-popover-trigger-width) overflow-hidden p-0"
          {...scrollable}
        >
          <SourcePicker
            label={label}
            source={source}
            chosen={value ? [value.value] : []}
            none={value ? none : undefined}
            onPick={(picked) => {
              setOpen(false);
              onChange(picked);
            }}
            onCreate={
              onCreate &&
              ((name) => {
                setOpen(false);
                onCreate(name);
              })
            }
          />
        </PopoverContent>
      </Popover>
    </div>
  );
}
