import { createFileRoute } from "@tanstack/react-router";
import { AuditPage } from "../settings/audit-page.tsx";
import { readAuditSearch } from "../settings/audit-search.ts";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/settings/audit")({
  validateSearch: readAuditSearch,
  component: AuditRoute,
  errorComponent: Crash,
});

function AuditRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <AuditPage
      search={search}
      onSearch={(change, replace = false) =>
        void navigate({ search: (last) => ({ ...last, ...change }), replace, resetScroll: true })
      }
    />
  );
}
