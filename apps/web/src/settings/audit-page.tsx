import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ScrollText, SearchX } from "lucide-react";
import { PlainTable } from "../components/table/plain-table.tsx";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { ErrorState } from "../shell/error-state.tsx";
import { OlderPager } from "../shell/older-pager.tsx";
import { useTimeZone } from "../shell/use-session.ts";
import { useTitle } from "../shell/use-title.ts";
import { trpc } from "../trpc.ts";
import { AdminOnly } from "./admin-only.tsx";
import { auditColumns } from "./audit-columns.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { auditInput } from "./audit-input.ts";

import { type AuditSearch, noFilter } from "./audit-search.ts";
import { Section } from "./section.tsx";

interface AuditPageProps {
  readonly search: AuditSearch;
  readonly onSearch: (change: Partial<AuditSearch>, replace?: boolean) => void;
}

export function AuditPage(props: AuditPageProps) {
  useTitle("Audit log");
  return (
    <AdminOnly verb="audit.list" what="The audit log and its entries">
      <Audit {...props} />
    </AdminOnly>
  );
}

function Audit({ search, onSearch }: AuditPageProps) {
  const timeZone = useTimeZone() ?? "UTC";
  const log = useQuery(
    trpc.audit.list.queryOptions(auditInput(search, timeZone), { placeholderData: keepPreviousData }),
  );
  const entries = log.isError ? [] : log.data?.entries;

  function placeholder() {
    if (log.isError)
      return (
        <ErrorState
          title="The audit log could not be loaded"
          error={log.error}
          onRetry={() => void log.refetch()}
        />
      );
    if (entries?.length !== 0) return null;
    const { before, ...filters } = search;
    if (Object.values(filters).some((filter) => filter !== undefined))
      return (
        <EmptyState
          icon={SearchX}
          title="Nothing of the kind was done"
          action={<Button onClick={() => onSearch(noFilter)}>Clear the filters</Button>}
        >
          No entry matches the filters.
        </EmptyState>
      );
    return before === undefined ? (
      <EmptyState icon={ScrollText} title="Nothing is written down yet">
        Changes to segments, tags, people and keys appear here, with who made them.
      </EmptyState>
    ) : (
      <EmptyState icon={ScrollText} title="There is nothing older">
        This was the beginning of the log.
      </EmptyState>
    );
  }

  return (
    <Section title="Audit log" subtitle="Who changed what, the newest first.">
      <AuditFilters search={search} onSearch={onSearch} />
      <PlainTable
        label="Audit log"
        columns={auditColumns}
        rows={entries}
        stale={log.isPlaceholderData}
        placeholder={placeholder()}
      />
      <OlderPager
        older={log.isPlaceholderData || log.isError ? null : (log.data?.before ?? null)}
        atNewest={search.before === undefined}
        onTurn={(before) => onSearch({ before })}
      />
    </Section>
  );
}
