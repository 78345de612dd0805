import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { OptionList } from "../../components/ui/option-list.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../../components/ui/popover.tsx";
import { formatNumber } from "../../format.ts";
import { useOptions } from "../../rule-builder/editors/use-options.ts";
import { scrollable } from "../../rule-builder/quiet.ts";
import { useNames } from "../../rule-builder/use-names.ts";
import { MOST } from "./overlap-search.ts";

interface SegmentSlotsProps {
  readonly ids: readonly number[];
  readonly onChange: (ids: readonly number[]) => void;
}

/** The segments that are compared: each can be exchanged, and one more than two taken away. */
export function SegmentSlots({ ids, onChange }: SegmentSlotsProps) {
  const known = useNames(ids.map((value) => ({ source: "segments", value })));
  return (
    <ul aria-label="Compared segments" className="flex flex-wrap items-center gap-2">
      {ids.map((id, index) => {
        const name = known.names("segments", id) ?? (known.complete ? `Segment ${id}` : "…");
        return (
          <li key={id} className="flex max-w-full min-w-0 items-center rounded-md border border-line-strong">
            <SegmentSlot
              label={`Segment ${index + 1}: ${name.slice(0, 100)}`}
              shown={name}
              taken={ids}
              onPick={(picked) => onChange(ids.map((one) => (one === id ? picked : one)))}
            />
            <Button
              variant="ghost"
              size="iconSm"
              aria-label={`Take ${name.slice(0, 80)} away`}
              onClick={() => onChange(ids.filter((one) => one !== id))}
            >
              <X aria-hidden />
            </Button>
          </li>
        );
      })}
      {ids.length < MOST && (
        <li>
          <SegmentSlot
            key={ids.length}
            label="Add a segment"
            shown={undefined}
            taken={ids}
            onPick={(picked) => onChange([...ids, picked])}
          />
        </li>
      )}
    </ul>
  );
}

interface SegmentSlotProps {
  readonly label: string;
  /** Its name; absent where one can be added. */
  readonly shown: string | undefined;
  readonly taken: readonly number[];
  readonly onPick: (id: number) => void;
}

function SegmentSlot({ label, shown, taken, onPick }: SegmentSlotProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          variant={shown === undefined ? "secondary" : "ghost"}
          aria-label={label}
          className="min-w-0 shrink text-text"
        >
          {shown === undefined ? (
            <>
              <Plus aria-hidden />
              Add a segment
            </>
          ) : (
            <bdi className="max-w-56 truncate">{shown.slice(0, 100)}</bdi>
          )}
        </Button>
      </PopoverTrigger>
      <PopoverContent
        aria-label={label}
        className="w-80 max-w-[calc(100vw-1rem)] overflow-hidden p-0"
        {...scrollable}
      >
        <Options
          taken={taken}
          onPick={(id) => {
            setOpen(false);
            onPick(id);
          }}
        />
      </PopoverContent>
    </Popover>
  );
}

function Options({ taken, onPick }: Pick<SegmentSlotProps, "taken" | "onPick">) {
  const [search, setSearch] = useState("");
  const found = useOptions("segments", search);
  const options = found.options.filter(({ value }) => !taken.includes(Number(value)));
  const nothing = found.isPending
    ? "Loading…"
    : found.error
      ? "The segments could not be loaded."
      : "No segment matches.";
  return (
    <OptionList
      label="Segment"
      placeholder="Find a segment"
      search={search}
      onSearch={setSearch}
      compact
      busy={found.busy}
      options={options.map(({ value, label, detail, count }) => ({
        key: String(value),
        label,
        detail: detail ?? undefined,
        end: count === null ? undefined : formatNumber(count),
      }))}
      onPick={(key) => onPick(Number(key))}
      note={options.length === 0 ? nothing : found.more ? "There are more: type to find them." : undefined}
    />
  );
}
