import { DryRunLine } from "../bulk/dry-run-line.tsx";
import { useBegin } from "../bulk/use-begin.ts";
import { useBulkSelection } from "../bulk/use-bulk-selection.ts";
import { useDryRun } from "../bulk/use-dry-run.ts";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { ContactPicker } from "../customers/contact-picker.tsx";
import { useContactBook } from "../customers/use-contact-book.ts";
import { countOf } from "../format.ts";
import type { SegmentDetail } from "../trpc.ts";
import { quoted } from "./quoted.ts";

interface AddCustomersDialogProps {
  readonly segment: SegmentDetail;
  readonly onClose: () => void;
}

export function AddCustomersDialog({ segment, onClose }: AddCustomersDialogProps) {
  const book = useContactBook(segment.id);
  const selection = useBulkSelection(book.question, book.page);
  const { audience, everything, count } = selection;
  const request = { action: "addToSegment", input: { segmentId: segment.id }, audience } as const;
  const run = useDryRun(everything ? request : undefined);
  // Who is ticked is seen; who else matches is known once it is counted.
  const adding = everything ? run.answer?.wouldChange : count;
  const { begin, busy, problem } = useBegin(onClose);

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add customers"
      description={`From the contact book to ${quoted(segment.name)}. They stay until somebody removes them.`}
      className="max-w-xl"
      footer={
        <>
          {problem && (
            <p role="alert" className="mr-auto min-w-0 flex-1 self-center text-sm text-danger wrap-anywhere">
              {problem}
            </p>
          )}
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" disabled={!adding || busy} onClick={() => begin(() => request)}>
            <span className="numeric">{adding ? `Add ${countOf(adding, "customer")}` : "Add customers"}</span>
          </Button>
        </>
      }
    >
      <ContactPicker book={book} selection={selection} />
      {everything && <DryRunLine action="addToSegment" run={run} />}
    </Dialog>
  );
}
