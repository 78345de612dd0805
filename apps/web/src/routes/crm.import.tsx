import { createFileRoute } from "@tanstack/react-router";
import { ImportPage, type ImportSearch } from "../imports/import-page.tsx";
import { type RawSearch, readId } from "../search-params.ts";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/crm/import")({
  validateSearch: (raw: RawSearch): ImportSearch => ({ file: readId(raw, "file"), job: readId(raw, "job") }),
  component: ImportRoute,
  errorComponent: Crash,
});

function ImportRoute() {
  const search = Route.useSearch();
  const navigate = Route.useNavigate();
  return (
    <ImportPage
      search={search}
      onSearch={(next, replace = false) => void navigate({ search: next, replace })}
    />
  );
}
