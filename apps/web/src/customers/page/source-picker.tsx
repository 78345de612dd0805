import { fold, nameKey, type Source, sourceNoun } from "@segments/rules";
import { useState } from "react";
import { type ListOption, OptionList } from "../../components/ui/option-list.tsx";
import { problemOf } from "../../problem.ts";
import { useOptions } from "../../rule-builder/editors/use-options.ts";

export interface Picked<Value extends number | string = number | string> {
  readonly value: Value;
  readonly label: string;
}

interface SourcePickerProps {
  readonly label: string;
  readonly source: Source;
  readonly chosen: readonly (number | string)[];
  readonly multiple?: boolean;
  /** What picking nothing is called; absent where there is nothing to take away. */
  readonly none?: string | undefined;
  /** null for nothing */
  readonly onPick: (picked: Picked | null) => void;
  /** Makes a new one with the name that was looked for; absent where that may not be. */
  readonly onCreate?: ((name: string) => void) | undefined;
}

const NONE = "nothing";
const CREATE = "create";

/** The options of a source to look through, the commonest first; at its ends nothing at all, and a new one. */
export function SourcePicker(props: SourcePickerProps) {
  const { label, source, chosen, multiple = false, none, onPick, onCreate } = props;
  const [search, setSearch] = useState("");
  const { options, more, isPending, error, busy } = useOptions(source, search);
  const noun = sourceNoun[source];
  const wanted = search.trim();
  // Until the answer is there, what was offered before is narrowed here: Enter must not take what was not looked for.
  const isWanted = (name: string) => !busy || fold(name).includes(fold(wanted));
  // Who has left is nobody's new owner.
  const offered = options.filter((option) => !option.left && isWanted(option.label));
  const isKnown = offered.some((option) => nameKey(option.label) === nameKey(wanted));
  const list: ListOption[] = offered.map((option) => ({
    key: `option ${option.value}`,
    label: option.label,
    detail: source === "users" ? option.detail : undefined,
    chosen: chosen.includes(option.value),
  }));
  if (none !== undefined && wanted === "") list.unshift({ key: NONE, label: none });
  if (onCreate && wanted !== "" && !isKnown && !busy && !isPending)
    list.push({ key: CREATE, label: `Create “${wanted.slice(0, 100)}”`, creates: true });

  function pick(key: string) {
    if (key === NONE) return onPick(null);
    if (key === CREATE) return onCreate?.(wanted);
    const option = offered.find(({ value }) => `option ${value}` === key);
    if (option) onPick({ value: option.value, label: option.label });
  }

  function note() {
    if (error)
      return (
        <span role="alert" className="text-danger">
          {problemOf(error).message}
        </span>
      );
    if (isPending) return "Looking…";
    if (offered.length === 0) return wanted ? `No ${noun} matches “${wanted}”.` : `There is no ${noun} yet.`;
    return more ? "There are more: type to find them." : undefined;
  }

  return (
    <OptionList
      label={label}
      placeholder={onCreate ? `Find or create a ${noun}` : `Find a ${noun}`}
      search={search}
      onSearch={setSearch}
      multiple={multiple}
      compact
      busy={busy}
      options={list}
      onPick={pick}
      note={note()}
    />
  );
}
