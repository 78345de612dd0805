import { sourceNoun } from "@segments/rules";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { pickerNote } from "../bulk/picker-note.tsx";
import { OptionList } from "../components/ui/option-list.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../components/ui/popover.tsx";
import { formatNumber } from "../format.ts";
import { useOptions } from "../rule-builder/editors/use-options.ts";
import { useNames } from "../rule-builder/use-names.ts";

interface PickFieldProps {
  readonly label: string;
  readonly source: "segments" | "tags";
  /** Static segments alone. */
  readonly staticOnly?: boolean;
  readonly value: number | undefined;
  readonly onPick: (value: number) => void;
  readonly disabled: boolean;
}

/** Dynamic segments come in the same answer, and may be left out here. */
const MOST = 500;

/** One segment or tag, by its name. */
export function PickField({ label, source, staticOnly = false, value, onPick, disabled }: PickFieldProps) {
  const [open, setOpen] = useState(false);
  const { names, isGone } = useNames(value === undefined ? [] : [{ source, value }]);
  const noun = sourceNoun[source];
  const gone = value !== undefined && isGone(source, value);
  const shown =
    value === undefined ? `Pick a ${noun}` : gone ? `A ${noun} that is gone` : names(source, value);
  if (disabled)
    return (
      <bdi className={`text-sm wrap-anywhere ${gone ? "text-danger" : ""}`}>
        {(shown ?? "…").slice(0, 200)}
      </bdi>
    );
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger
        aria-label={`${label}: ${shown ?? "…"}`}
        className="flex h-8 max-w-full min-w-40 items-center justify-between gap-2 rounded-md border border-line-strong bg-background px-2.5 text-sm"
      >
        <bdi className={`truncate ${value === undefined ? "text-muted" : gone ? "text-danger" : ""}`}>
          {(shown ?? "…").slice(0, 200)}
        </bdi>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted" />
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="w-[min(20rem,calc(100vw-1rem))] p-0">
        <Choices
          label={label}
          source={source}
          staticOnly={staticOnly}
          value={value}
          onPick={(picked) => {
            setOpen(false);
            onPick(picked);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

type ChoicesProps = Omit<PickFieldProps, "disabled"> & { readonly staticOnly: boolean };

function Choices({ label, source, staticOnly, value, onPick }: ChoicesProps) {
  const [search, setSearch] = useState("");
  const found = useOptions(source, search, source === "segments" ? MOST : undefined);
  const noun = staticOnly ? "static segment" : sourceNoun[source];
  const options = found.options.filter(({ detail }) => !staticOnly || detail === "static");
  return (
    <OptionList
      label={label}
      placeholder={`Find a ${noun}`}
      search={search}
      onSearch={setSearch}
      compact
      busy={found.busy}
      options={options.map((option) => ({
        key: String(option.value),
        label: option.label,
        detail: staticOnly ? undefined : option.detail,
        end: option.count === null ? undefined : formatNumber(option.count),
        chosen: option.value === value,
      }))}
      onPick={(key) => onPick(Number(key))}
      note={pickerNote({ ...found, noun, search: search.trim(), shown: options.length })}
    />
  );
}
