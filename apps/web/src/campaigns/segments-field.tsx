import { Plus, TriangleAlert, X } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { pickerNote } from "../bulk/picker-note.tsx";
import { Button } from "../components/ui/button.tsx";
import { cn } from "../components/ui/cn.ts";
import { OptionList } from "../components/ui/option-list.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../components/ui/popover.tsx";
import { formatNumber } from "../format.ts";
import { useOptions } from "../rule-builder/editors/use-options.ts";
import type { PickedSegment } from "./use-draft.ts";

interface SegmentsFieldProps {
  readonly label: string;
  /** What it means to stand here. */
  readonly hint: string;
  readonly verb: string;
  readonly segments: readonly PickedSegment[];
  /** Stand on the other side, and are not offered. */
  readonly elsewhere: readonly PickedSegment[];
  readonly isTroubled: (id: number) => boolean;
  readonly onChange: (segments: readonly PickedSegment[]) => void;
  /** Other chips of the field. */
  readonly chips?: ReactNode;
  readonly readOnly: boolean;
}

const MOST = 50;

/** The segments of one side of an audience, as chips; another is found in a list. */
export function SegmentsField(props: SegmentsFieldProps) {
  const { label, hint, verb, segments, elsewhere, isTroubled, onChange, chips, readOnly } = props;
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <section aria-labelledby={`${id}-label`}>
      <h2 id={`${id}-label`} className="text-sm font-medium">
        {label}
      </h2>
      <p className="text-xs text-muted">{hint}</p>
      <ul aria-label={label} className="mt-2 flex flex-wrap items-center gap-1.5">
        {chips}
        {segments.map((segment) => (
          <Chip
            key={segment.id}
            name={segment.name}
            troubled={isTroubled(segment.id)}
            onRemove={readOnly ? undefined : () => onChange(segments.filter((one) => one.id !== segment.id))}
          />
        ))}
        {readOnly ? (
          segments.length === 0 && !chips && <li className="text-sm text-muted">None</li>
        ) : (
          <li>
            <Popover open={open} onOpenChange={setOpen}>
              <PopoverTrigger asChild>
                <Button size="sm" disabled={segments.length >= MOST}>
                  <Plus aria-hidden />
                  {verb}
                </Button>
              </PopoverTrigger>
              <PopoverContent className="w-80 max-w-[calc(100vw-16px)] p-0">
                <Picker
                  label={`${label}: segments`}
                  taken={[...segments, ...elsewhere]}
                  onPick={(segment) => {
                    onChange([...segments, segment]);
                    setOpen(false);
                  }}
                />
              </PopoverContent>
            </Popover>
          </li>
        )}
      </ul>
    </section>
  );
}

interface ChipProps {
  readonly name: string;
  readonly troubled?: boolean;
  /** Undefined where it stays. */
  readonly onRemove: (() => void) | undefined;
}

export function Chip({ name, troubled = false, onRemove }: ChipProps) {
  return (
    <li
      className={cn(
        "inline-flex h-7 max-w-full min-w-0 items-center rounded-md pl-2 text-sm",
        !onRemove && "pr-2",
        troubled ? "bg-danger-soft text-danger" : "bg-accent-soft text-accent-text",
      )}
    >
      {troubled && <TriangleAlert aria-hidden className="mr-1 size-3.5 shrink-0" />}
      {troubled && <span className="sr-only">Can’t be read:</span>}
      <bdi className="truncate" title={name.length > 40 ? name : undefined}>
        {name}
      </bdi>
      {onRemove && (
        <button
          type="button"
          aria-label={`Take out ${name}`}
          className="grid size-7 shrink-0 place-items-center rounded-md"
          onClick={onRemove}
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </li>
  );
}

interface PickerProps {
  readonly label: string;
  readonly taken: readonly PickedSegment[];
  readonly onPick: (segment: PickedSegment) => void;
}

function Picker({ label, taken, onPick }: PickerProps) {
  const [search, setSearch] = useState("");
  const found = useOptions("segments", search, 200);
  const options = found.options.filter(({ value }) => !taken.some(({ id }) => id === value));
  return (
    <OptionList
      label={label}
      placeholder="Find a segment"
      search={search}
      onSearch={setSearch}
      compact
      busy={found.busy}
      options={options.map(({ value, label: text, detail, count }) => ({
        key: String(value),
        label: text,
        detail: detail ?? undefined,
        end: count === null ? undefined : formatNumber(count),
      }))}
      onPick={(key) => {
        const option = options.find(({ value }) => String(value) === key);
        if (option) onPick({ id: Number(option.value), name: option.label });
      }}
      note={pickerNote({ ...found, noun: "segment", search: search.trim(), shown: options.length })}
    />
  );
}
