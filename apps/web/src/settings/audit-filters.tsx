import { X } from "lucide-react";
import { useId } from "react";
import { Button } from "../components/ui/button.tsx";
import { Input } from "../components/ui/input.tsx";
import { ActionFilter } from "./action-filter.tsx";
import { ActorFilter } from "./actor-filter.tsx";
import { type AuditSearch, noFilter } from "./audit-search.ts";

interface AuditFiltersProps {
  readonly search: AuditSearch;
  readonly onSearch: (change: Partial<AuditSearch>, replace?: boolean) => void;
}

/** What narrows the log; each change begins with the newest entries again. */
export function AuditFilters({ search, onSearch }: AuditFiltersProps) {
  const { before: _before, ...filters } = search;
  const narrowed = Object.values(filters).some((filter) => filter !== undefined);
  const set = (change: Partial<AuditSearch>) => onSearch({ ...change, before: undefined });
  return (
    <search className="mb-3 flex flex-wrap items-center gap-2">
      <ActionFilter value={search.action} onChange={(action) => set({ action })} />
      <ActorFilter person={search.person} apiKey={search.key} onChange={set} />
      <DayInput label="From" value={search.from} max={search.to} onChange={(from) => set({ from })} />
      <DayInput label="To" value={search.to} min={search.from} onChange={(to) => set({ to })} />
      {narrowed && (
        <Button variant="ghost" onClick={() => onSearch(noFilter)}>
          <X aria-hidden />
          Clear
        </Button>
      )}
    </search>
  );
}

interface DayInputProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly onChange: (day: string | undefined) => void;
}

function DayInput({ label, value, onChange, ...limits }: DayInputProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-1.5 text-muted">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        type="date"
        className="w-34 px-2"
        value={value ?? ""}
        {...limits}
        onChange={(event) => onChange(event.target.value || undefined)}
      />
    </div>
  );
}
