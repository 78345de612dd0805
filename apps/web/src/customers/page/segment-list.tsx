import { fold } from "@segments/rules";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { OptionList } from "../../components/ui/option-list.tsx";
import { useSettled } from "../../components/ui/use-settled.ts";
import { problemOf } from "../../problem.ts";
import { type SegmentItem, trpc } from "../../trpc.ts";

interface SegmentListProps {
  readonly label: string;
  readonly type?: SegmentItem["type"];
  readonly except: readonly number[];
  /** Said where there is no other. */
  readonly empty: string;
  readonly onPick: (segment: SegmentItem) => void;
}

const PAUSE = 150;
const SHOWN = 50;

/** Segments to look through, by name. */
export function SegmentList({ label, type, except, empty, onPick }: SegmentListProps) {
  const [search, setSearch] = useState("");
  const wanted = search.trim();
  const asked = useSettled(wanted, PAUSE);
  const { data, error, isPlaceholderData } = useQuery(
    trpc.segments.list.queryOptions(
      { search: asked || undefined, type, sort: "name", direction: "asc" },
      { placeholderData: keepPreviousData },
    ),
  );
  const busy = isPlaceholderData || asked !== wanted;
  // Until the answer is there, what was offered before is narrowed here: Enter must not take what was not looked for.
  const isWanted = (name: string) => !busy || fold(name).includes(fold(wanted));
  const found = data?.segments.filter(({ id, name }) => !except.includes(id) && isWanted(name));
  const shown = found?.slice(0, SHOWN) ?? [];

  function note() {
    if (error)
      return (
        <span role="alert" className="text-danger">
          {problemOf(error).message}
        </span>
      );
    if (!found) return "Looking…";
    if (found.length === 0) return wanted ? `No segment matches “${wanted}”.` : empty;
    return found.length > SHOWN ? "There are more: type to find them." : undefined;
  }

  return (
    <OptionList
      label={label}
      placeholder="Find a segment"
      search={search}
      onSearch={setSearch}
      compact
      busy={busy}
      options={shown.map(({ id, name, type: kind }) => ({
        key: String(id),
        label: name,
        end: type === undefined ? (kind === "static" ? "Static" : "Dynamic") : undefined,
      }))}
      onPick={(key) => {
        const segment = shown.find(({ id }) => String(id) === key);
        if (segment) onPick(segment);
      }}
      note={note()}
    />
  );
}
