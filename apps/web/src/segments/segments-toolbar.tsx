import { Archive } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { SearchInput } from "../components/ui/search-input.tsx";
import { Segmented } from "../components/ui/segmented.tsx";
import type { ListSearch } from "./list-search.ts";

interface SegmentsToolbarProps {
  readonly search: ListSearch;
  readonly onSearch: (change: Partial<ListSearch>, replace?: boolean) => void;
}

const types = [
  { value: "all", label: "All" },
  { value: "static", label: "Static" },
  { value: "dynamic", label: "Dynamic" },
] as const;

export function SegmentsToolbar({ search, onSearch }: SegmentsToolbarProps) {
  return (
    <search className="flex shrink-0 flex-wrap items-center gap-2 px-4 pb-3 md:px-6">
      <SearchInput
        label="Search segments"
        className="flex-1 max-md:basis-full md:max-w-72"
        value={search.search ?? ""}
        onSearch={(text) => onSearch({ search: text || undefined }, true)}
      />
      <Segmented
        label="Type"
        value={search.type ?? "all"}
        onChange={(type) => onSearch({ type: type === "all" ? undefined : type })}
        choices={types}
      />
      <Button
        variant="ghost"
        aria-pressed={search.archived ?? false}
        className="aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
        onClick={() => onSearch({ archived: search.archived ? undefined : true })}
      >
        <Archive aria-hidden />
        Archived
      </Button>
    </search>
  );
}
