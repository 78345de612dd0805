import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { countOf } from "../format.ts";

interface OffQuestionProps {
  /** How many predicates are off; undefined while nothing is asked. */
  readonly count: number | undefined;
  readonly onClose: () => void;
  readonly onSave: () => void;
}

/** What is off is no part of what is saved, and gone afterwards: that is asked, never done silently. */
export function OffQuestion({ count, onClose, onSave }: OffQuestionProps) {
  if (count === undefined) return null;
  const them = count === 1 ? "it" : "them";
  return (
    <Dialog
      alert
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Save without the ${countOf(count, "predicate")} that ${count === 1 ? "is" : "are"} off?`}
      description={`What is off is not part of the rule, and is gone once the rule is saved. Turn ${them} on again to keep ${them}.`}
      footer={
        <>
          <Button onClick={onClose} autoFocus>
            Go on editing
          </Button>
          <Button
            variant="primary"
            onClick={() => {
              onClose();
              onSave();
            }}
          >
            Save without {them}
          </Button>
        </>
      }
    />
  );
}
