import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { OptionList } from "../components/ui/option-list.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../components/ui/popover.tsx";
import { findZones, labelOf, offsetOf } from "./time-zones.ts";

interface TimeZoneFieldProps {
  readonly value: string;
  readonly onChange: (timeZone: string) => void;
}

/** A time zone, looked for by name. */
export function TimeZoneField({ value, onChange }: TimeZoneFieldProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [search, setSearch] = useState("");
  const { zones, more } = open ? findZones(search, value) : { zones: [], more: 0 };

  return (
    <div>
      <p id={`${id}-label`} className="mb-1 text-sm font-medium">
        Time zone
      </p>
      <Popover
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          setSearch("");
        }}
      >
        <PopoverTrigger
          id={`${id}-value`}
          aria-labelledby={`${id}-label ${id}-value`}
          className="flex h-8 w-full items-center gap-2 rounded-md border border-line-strong bg-background px-2.5 text-left"
        >
          <span className="min-w-0 flex-1 truncate">{labelOf(value)}</span>
          <span className="numeric text-muted">{offsetOf(value)}</span>
          <ChevronDown aria-hidden className="size-4 text-muted" />
        </PopoverTrigger>
        <PopoverContent
          aria-label="Time zone"
          className="w-(--radix-popover-trigger-width) overflow-hidden p-0"
        >
          <OptionList
            label="Time zones"
            placeholder="Look for a city"
            search={search}
            onSearch={setSearch}
            options={zones.map(({ key, label, detail }) => ({
              key,
              label,
              end: detail,
              chosen: key === value,
            }))}
            onPick={(key) => {
              onChange(key);
              setOpen(false);
            }}
            note={
              zones.length === 0
                ? `No time zone is called “${search.slice(0, 60)}”.`
                : more > 0 && "Type to find the others."
            }
          />
        </PopoverContent>
      </Popover>
      <p className="mt-1 text-xs text-muted">Days begin at midnight there, in rules as well.</p>
    </div>
  );
}
