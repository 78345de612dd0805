import { X } from "lucide-react";
import { useState } from "react";
import { PickerBox } from "../../bulk/picker-box.tsx";
import { pickerNote } from "../../bulk/picker-note.tsx";
import { OptionList } from "../../components/ui/option-list.tsx";
import { useOptions } from "../../rule-builder/editors/use-options.ts";
import type { PickedSegment } from "./use-endpoint-form.ts";

interface SegmentsPickerProps {
  readonly segments: readonly PickedSegment[];
  readonly onChange: (segments: PickedSegment[]) => void;
}

/** As many as the server takes. */
const MOST = 100;

/** Segments to pick several from; those picked stand above. */
export function SegmentsPicker({ segments, onChange }: SegmentsPickerProps) {
  const [search, setSearch] = useState("");
  const found = useOptions("segments", search, MOST);
  const isPicked = (id: unknown) => segments.some((one) => one.id === id);

  function toggle(key: string) {
    const option = found.options.find(({ value }) => String(value) === key);
    if (!option) return;
    if (isPicked(option.value)) onChange(segments.filter(({ id }) => id !== option.value));
    else onChange([...segments, { id: Number(option.value), name: option.label }]);
  }

  return (
    <div className="mt-2">
      <ul aria-label="Picked segments" className="flex max-h-24 min-h-8 flex-wrap gap-1 overflow-y-auto pb-2">
        {segments.length === 0 && <li className="text-sm leading-6 text-muted">None picked yet.</li>}
        {segments.map(({ id, name }) => (
          <li
            key={id}
            className="inline-flex h-6 max-w-56 min-w-0 items-center rounded bg-accent-soft pl-2 text-xs text-accent-text"
          >
            <bdi className="truncate" title={name.length > 24 ? name : undefined}>
              {name}
            </bdi>
            <button
              type="button"
              aria-label={`Leave out ${name}`}
              className="grid size-6 shrink-0 place-items-center rounded"
              onClick={() => onChange(segments.filter((one) => one.id !== id))}
            >
              <X aria-hidden className="size-3" />
            </button>
          </li>
        ))}
      </ul>
      <PickerBox>
        <OptionList
          label="Segments"
          placeholder="Find a segment"
          search={search}
          onSearch={setSearch}
          compact
          multiple
          busy={found.busy}
          options={found.options.map(({ value, label, detail }) => ({
            key: String(value),
            label,
            detail: detail ?? undefined,
            chosen: isPicked(value),
          }))}
          onPick={toggle}
          note={
            segments.length >= MOST
              ? `At most ${MOST}: choose all segments instead.`
              : pickerNote({ ...found, noun: "segment", search: search.trim(), shown: found.options.length })
          }
        />
      </PickerBox>
    </div>
  );
}
