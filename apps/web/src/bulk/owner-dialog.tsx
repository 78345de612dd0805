import { useState } from "react";
import { OptionList } from "../components/ui/option-list.tsx";
import { formatNumber } from "../format.ts";
import { useOptions } from "../rule-builder/editors/use-options.ts";
import { ActionDialog } from "./action-dialog.tsx";
import { PickerBox } from "./picker-box.tsx";
import { pickerNote } from "./picker-note.tsx";
import type { ActionDialogProps } from "./table-action.ts";
import { whom } from "./whom.ts";

interface Owner {
  /** Null for nobody. */
  readonly id: number | null;
  readonly name: string;
}

const nobody: Owner = { id: null, name: "Nobody" };

export function OwnerDialog(props: ActionDialogProps) {
  const [owner, setOwner] = useState<Owner>();
  const to = owner?.name.slice(0, 40);
  return (
    <ActionDialog
      {...props}
      action="assignOwner"
      picked={owner && { input: { ownerId: owner.id } }}
      description={`Of ${whom(props.chosen)}, whoever owns them now.`}
      hint="Pick an owner, or nobody."
      verb={(customers) =>
        owner?.id === null ? `Leave ${customers} without an owner` : `Assign ${customers} to ${to}`
      }
    >
      <OwnerPicker owner={owner} onPick={setOwner} />
    </ActionDialog>
  );
}

interface OwnerPickerProps {
  readonly owner: Owner | undefined;
  readonly onPick: (owner: Owner) => void;
}

function OwnerPicker({ owner, onPick }: OwnerPickerProps) {
  const [search, setSearch] = useState("");
  const wanted = search.trim();
  const { options, more, isPending, error, busy } = useOptions("users", search);
  const people = options.map(({ value, label, detail, count }) => ({
    owner: { id: Number(value), name: label },
    detail,
    end: count === null ? undefined : formatNumber(count),
  }));
  const fits = "nobody".includes(wanted.toLowerCase()) && !isPending;
  const shown = [...people, ...(fits ? [{ owner: nobody, detail: "without an owner", end: undefined }] : [])];

  return (
    <PickerBox>
      <OptionList
        label="Owner"
        placeholder="Find a person"
        search={search}
        onSearch={setSearch}
        compact
        busy={busy}
        options={shown.map(({ owner: { id, name }, detail, end }) => ({
          key: String(id),
          label: name,
          detail,
          end,
          chosen: owner?.id === id,
        }))}
        onPick={(key) => {
          const found = shown.find(({ owner: { id } }) => String(id) === key);
          if (found) onPick(found.owner);
        }}
        note={pickerNote({ noun: "person", search: wanted, shown: shown.length, more, isPending, error })}
      />
    </PickerBox>
  );
}
