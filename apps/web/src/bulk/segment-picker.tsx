import { nameKey } from "@segments/rules";
import { useState } from "react";
import { OptionList } from "../components/ui/option-list.tsx";
import { formatNumber } from "../format.ts";
import { useOptions } from "../rule-builder/editors/use-options.ts";
import { PickerBox } from "./picker-box.tsx";
import { pickerNote } from "./picker-note.tsx";

/** A segment that is there or, without an id, one that is to be made. */
export interface PickedSegment {
  readonly id: number | undefined;
  readonly name: string;
}

/** As it stands on a button. */
export function shortName(segment: PickedSegment | undefined): string {
  const name = segment?.name ?? "";
  return `“${name.length > 24 ? `${name.slice(0, 24).trimEnd()}…` : name}”`;
}

interface SegmentPickerProps {
  readonly segment: PickedSegment | undefined;
  readonly onPick: (segment: PickedSegment) => void;
  /** This one is not offered. */
  readonly except?: number | undefined;
  /** A name that is not there yet can be made a segment. */
  readonly canCreate?: boolean;
}

/** Dynamic segments come in the same answer, and are left out here. */
const MOST = 500;
const CREATE = "create";

/** One of the static segments. */
export function SegmentPicker({ segment, onPick, except, canCreate = false }: SegmentPickerProps) {
  const [search, setSearch] = useState("");
  const found = useOptions("segments", search, MOST);
  const name = search.trim();
  const isThere = found.options.some(({ label }) => nameKey(label) === nameKey(name));
  const offersNew = canCreate && name !== "" && !found.busy && !isThere;
  const options = found.options.filter(({ value, detail }) => detail === "static" && value !== except);

  function pick(key: string) {
    if (key === CREATE) onPick({ id: undefined, name });
    const option = options.find(({ value }) => String(value) === key);
    if (option) onPick({ id: Number(option.value), name: option.label });
  }

  const made = {
    key: CREATE,
    label: `New static segment “${name}”`,
    creates: true,
    chosen: segment?.id === undefined && segment?.name === name,
  };
  return (
    <PickerBox>
      <OptionList
        label="Static segment"
        placeholder={canCreate ? "Find a static segment, or name a new one" : "Find a static segment"}
        search={search}
        onSearch={setSearch}
        compact
        busy={found.busy}
        options={[
          ...options.map(({ value, label, count }) => ({
            key: String(value),
            label,
            end: count === null ? undefined : formatNumber(count),
            chosen: segment?.id === value,
          })),
          ...(offersNew ? [made] : []),
        ]}
        onPick={pick}
        note={
          offersNew
            ? undefined
            : pickerNote({ ...found, noun: "static segment", search: name, shown: options.length })
        }
      />
    </PickerBox>
  );
}
