import type { Rule } from "@segments/rules";
import { Suspense, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { RuleSentence } from "../rule-builder/rule-sentence.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";

const ConditionSheet = lazyPart(async () => ({
  default: (await import("./condition-sheet.tsx")).ConditionSheet,
}));

interface ConditionFieldProps {
  readonly rule: Rule | undefined;
  readonly readOnly: boolean;
  readonly onChange: (rule: Rule) => void;
}

/** The rule of a condition in words, and the way to change it. */
export function ConditionField({ rule, readOnly, onChange }: ConditionFieldProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {rule && (
        <p className="text-sm wrap-anywhere">
          <RuleSentence rule={rule} />
        </p>
      )}
      <p className="mt-1 text-xs text-muted">
        Asked when a customer comes here. For whom it does not hold, the automation stops.
      </p>
      {!readOnly && (
        <Button size="sm" className="mt-2" onClick={() => setOpen(true)}>
          {rule ? "Change the rule" : "Build the rule"}
        </Button>
      )}
      <Suspense>
        {open && (
          <ConditionSheet
            rule={rule}
            onClose={() => setOpen(false)}
            onApply={(next) => {
              setOpen(false);
              onChange(next);
            }}
          />
        )}
      </Suspense>
    </>
  );
}
