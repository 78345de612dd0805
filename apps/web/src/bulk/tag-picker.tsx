import { useState } from "react";
import { OptionList } from "../components/ui/option-list.tsx";
import { formatNumber } from "../format.ts";
import { useOptions } from "../rule-builder/editors/use-options.ts";
import { PickedTags } from "./picked-tags.tsx";
import { PickerBox } from "./picker-box.tsx";
import { pickerNote } from "./picker-note.tsx";
import { useNewTag } from "./use-new-tag.ts";

export interface PickedTag {
  readonly id: number;
  readonly name: string;
}

interface TagPickerProps {
  readonly tags: readonly PickedTag[];
  readonly onToggle: (tag: PickedTag) => void;
  /** A name that is not there yet can be made a tag. */
  readonly canCreate?: boolean;
}

/** As many as the server takes at once. */
const MOST = 20;
const CREATE = "create";

/** Tags to pick several from; those picked stand above. */
export function TagPicker({ tags, onToggle, canCreate = false }: TagPickerProps) {
  const [search, setSearch] = useState("");
  const found = useOptions("tags", search);
  const made = useNewTag(search, found, (tag) => {
    setSearch("");
    onToggle(tag);
  });
  const isPicked = (id: unknown) => tags.some((tag) => tag.id === id);
  const full = tags.length >= MOST;
  const offersNew = canCreate && made.isNew && !full;

  function pick(key: string) {
    if (key === CREATE) made.create();
    const option = found.options.find(({ value }) => String(value) === key);
    if (!option || (full && !isPicked(option.value))) return;
    onToggle({ id: Number(option.value), name: option.label });
  }

  function note() {
    if (full) return `At most ${MOST} tags at once.`;
    const error = made.error ?? found.error;
    if (offersNew && !error) return undefined;
    return pickerNote({ ...found, noun: "tag", search: search.trim(), shown: found.options.length, error });
  }

  return (
    <>
      <PickedTags tags={tags} onRemove={onToggle} />
      <PickerBox>
        <OptionList
          label="Tags"
          placeholder={canCreate ? "Find a tag, or type a new one" : "Find a tag"}
          search={search}
          onSearch={setSearch}
          multiple
          compact
          busy={found.busy || made.busy}
          options={[
            ...found.options.map(({ value, label, count }) => ({
              key: String(value),
              label,
              end: count === null ? undefined : formatNumber(count),
              chosen: isPicked(value),
            })),
            ...(offersNew ? [{ key: CREATE, label: `Create the tag “${made.name}”`, creates: true }] : []),
          ]}
          onPick={pick}
          note={note()}
        />
      </PickerBox>
    </>
  );
}
