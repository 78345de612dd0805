import { useMutation } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { type MouseEvent, useRef } from "react";
import type { ActionDialogProps } from "../bulk/table-action.ts";
import { whom } from "../bulk/whom.ts";
import { Button } from "../components/ui/button.tsx";
import { CheckField } from "../components/ui/check-field.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { useOneAtATime } from "../components/ui/use-one-at-a-time.ts";
import { pageInput, readCustomerSearch } from "../customers/customer-search.ts";
import { countOf } from "../format.ts";
import { capital } from "../jobs/action-words.ts";
import { problemOf } from "../problem.ts";
import { quoted } from "../segments/quoted.ts";
import { toast } from "../shell/toast.ts";
import { type ExportRequest, trpc } from "../trpc.ts";
import { ColumnChoice } from "./column-choice.tsx";
import { exportAddress } from "./export-address.ts";
import { followExport } from "./follow-export.ts";
import { orderWords } from "./order-words.ts";
import { useExportChoice } from "./use-export-choice.ts";

/** Writes customers out as CSV: a few are downloaded at once, for many a file is made in the background. */
export function ExportDialog({ chosen, onClose, onBegun }: ActionDialogProps) {
  const { audience, count, segment } = chosen;
  const choice = useExportChoice();
  const { columns, bom } = choice;
  // As the table has it behind this dialog.
  const { sort, direction } = pageInput(readCustomerSearch(useSearch({ strict: false })));
  const start = useMutation(trpc.exports.start.mutationOptions());
  const { busy, once } = useOneAtATime();
  const left = useRef(false);
  const request: ExportRequest = { audience, columns: [...columns], bom, sort, direction };
  const address = exportAddress(request, count);
  const label = `Export ${countOf(count, "customer")}`;
  const possible = columns.length > 0 && count > 0;

  const begin = once(async () => {
    void followExport(await start.mutateAsync(request));
    onBegun();
  });

  /** After the browser has taken up the link, which it does once however often it is clicked. */
  function leave(event: MouseEvent) {
    if (left.current) {
      event.preventDefault();
      return;
    }
    left.current = true;
    window.setTimeout(() => {
      toast.success(`${label}: the download has begun`);
      onBegun();
    });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={segment ? `Export from ${quoted(segment.name)}` : "Export customers"}
      description={`${subjectOf(chosen)}: ${countOf(count, "row")} and a header, in the order of the table (${orderWords(sort, direction)}).`}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          {address && possible ? (
            <Button asChild variant="primary">
              <a href={address} download onClick={leave}>
                <span className="numeric">{label}</span>
              </a>
            </Button>
          ) : (
            <Button
              variant="primary"
              disabled={!possible || busy}
              onClick={() => void begin().catch(() => {})}
            >
              <span className="numeric">{label}</span>
            </Button>
          )}
        </>
      }
    >
      <ColumnChoice choice={choice} />
      <div className="mt-2 border-t pt-1.5">
        <CheckField
          checked={bom}
          onChange={choice.setBom}
          label="For Excel (byte order mark)"
          hint="Without it Excel garbles letters such as ễ and ü."
        />
      </div>
      <p className="min-h-5 py-1 text-xs text-muted">{noteOf(request, address, count)}</p>
      {start.error && (
        <p role="alert" className="pb-1 text-sm text-danger wrap-anywhere">
          {problemOf(start.error).message}
        </p>
      )}
    </Dialog>
  );
}

/** "All 1,204 customers that match" */
function subjectOf(chosen: ActionDialogProps["chosen"]): string {
  const { audience, count } = chosen;
  if (!("customerIds" in audience) && audience.search === undefined && audience.filter === undefined)
    return `All ${countOf(count, "customer")}`;
  return capital(whom(chosen));
}

function noteOf(request: ExportRequest, address: string | undefined, count: number): string {
  if (count === 0) return "There is nobody to export.";
  if (request.columns.length === 0) return "Pick at least one column.";
  if (address) return "";
  return "The file is made in the background, and the download starts by itself. It is kept for a week, under Activity.";
}
