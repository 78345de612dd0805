import { Download } from "lucide-react";
import { Suspense, useState } from "react";
import type { Chosen } from "../bulk/table-action.ts";
import type { Question } from "../bulk/use-bulk-selection.ts";
import { Button } from "../components/ui/button.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";

const ExportDialog = lazyPart(async () => ({ default: (await import("./export-dialog.tsx")).ExportDialog }));

interface ExportButtonProps {
  readonly question: Question;
  /** How many that are; undefined until it is known. */
  readonly count: number | undefined;
  readonly segment?: Chosen["segment"];
}

/** Exports all that a table has with its search and filter. */
export function ExportButton({ question, count, segment }: ExportButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="ghost"
        aria-label="Export"
        disabled={count === undefined}
        onClick={() => setOpen(true)}
        className="max-md:size-8 max-md:px-0"
      >
        <Download aria-hidden />
        <span className="max-md:hidden">Export</span>
      </Button>
      {open && count !== undefined && (
        <Suspense>
          <ExportDialog
            chosen={{ audience: question, count, everything: true, segment }}
            onClose={() => setOpen(false)}
            onBegun={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
