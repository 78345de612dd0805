import { type Source, sourceNoun } from "@segments/rules";
import { useState } from "react";
import { OptionList } from "../../components/ui/option-list.tsx";
import { formatNumber } from "../../format.ts";
import { problemOf } from "../../problem.ts";
import type { Option } from "../../trpc.ts";
import { useBuilder } from "../builder-context.ts";
import { useOptions } from "./use-options.ts";

interface SourceListProps {
  readonly label: string;
  readonly source: Source;
  readonly chosen: readonly Option["value"][];
  readonly multiple?: boolean;
  readonly onPick: (value: Option["value"]) => void;
}

/** More chosen ones than this are not repeated above the others. */
const PINNED = 50;

/** The options of a source to pick from: what was chosen when it opened stands first, then the commonest. */
export function SourceList({ label, source, chosen, multiple = false, onPick }: SourceListProps) {
  const { names } = useBuilder();
  const [search, setSearch] = useState("");
  const [pinned] = useState(() => (multiple ? chosen.slice(0, PINNED) : []));
  const { options, more, isPending, error, busy } = useOptions(source, search);
  const noun = sourceNoun[source];
  const first = search.trim() === "" && !isPending ? pinned : [];
  const shown: Option[] = [
    ...first.map(
      (value) =>
        options.find((option) => option.value === value) ?? {
          value,
          label: names.names(source, value) ?? `${noun} ${value}`,
          count: null,
        },
    ),
    ...options.filter(({ value }) => !first.includes(value)),
  ];

  function note() {
    if (error)
      return (
        <span role="alert" className="text-danger">
          {problemOf(error).message}
        </span>
      );
    if (isPending) return "Looking…";
    if (shown.length === 0)
      return search.trim() ? `No ${noun} matches “${search.trim()}”.` : `There is no ${noun} yet.`;
    return more ? "There are more: type to find them." : undefined;
  }

  return (
    <OptionList
      label={label}
      placeholder={`Find a ${noun}`}
      search={search}
      onSearch={setSearch}
      multiple={multiple}
      compact
      busy={busy}
      options={shown.map((option) => ({
        key: String(option.value),
        label: option.label,
        detail: option.detail,
        end: option.count === null ? undefined : formatNumber(option.count),
        chosen: chosen.includes(option.value),
      }))}
      onPick={(key) => {
        const option = shown.find(({ value }) => String(value) === key);
        if (option) onPick(option.value);
      }}
      note={note()}
    />
  );
}
