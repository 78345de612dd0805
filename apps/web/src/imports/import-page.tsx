import { Link } from "@tanstack/react-router";
import { Button } from "../components/ui/button.tsx";
import { NotAllowed } from "../shell/not-allowed.tsx";
import { Page } from "../shell/page.tsx";
import { useMay } from "../shell/use-may.ts";
import { useTitle } from "../shell/use-title.ts";
import { ChooseFile } from "./choose-file.tsx";
import { ImportStep } from "./import-step.tsx";
import { MapColumns } from "./map-columns.tsx";

export interface ImportSearch {
  /** The uploaded file whose columns are looked at. */
  readonly file?: number | undefined;
  /** The check or import that is looked at. */
  readonly job?: number | undefined;
}

interface ImportPageProps {
  readonly search: ImportSearch;
  /** `replace`: nobody goes back to where it was. */
  readonly onSearch: (search: ImportSearch, replace?: boolean) => void;
}

/** Customers from a CSV file: the file, its columns, what would happen, and what did. Each step is in the address. */
export function ImportPage({ search: { file, job }, onSearch }: ImportPageProps) {
  useTitle("Import customers");
  const { why } = useMay("imports.start");
  if (why !== undefined) return <NotAllowed title="Import customers" why={why} />;
  return (
    <Page
      title="Import customers"
      subtitle="From a CSV file: new customers come in, and those that are there are brought up to date."
      actions={
        <Button asChild variant="ghost">
          <Link to="/crm/customers">Close</Link>
        </Button>
      }
    >
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-2 pb-16 md:px-6">
        {job !== undefined ? (
          <ImportStep
            key={job}
            jobId={job}
            // The check says what would happen, which has happened then.
            onStarted={({ id }) => onSearch({ job: id }, true)}
            onBack={(fileId) => onSearch({ file: fileId })}
            onOther={() => onSearch({})}
          />
        ) : file !== undefined ? (
          <MapColumns
            key={file}
            fileId={file}
            onChecked={({ id }) => onSearch({ job: id })}
            onOther={() => onSearch({})}
          />
        ) : (
          <ChooseFile onSent={(fileId) => onSearch({ file: fileId })} />
        )}
      </div>
    </Page>
  );
}
