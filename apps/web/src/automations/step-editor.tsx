import { Input } from "../components/ui/input.tsx";
import { Select } from "../components/ui/select.tsx";
import { ConditionField } from "./condition-field.tsx";
import type { DraftStep } from "./draft.ts";
import { waitWords } from "./flow-words.ts";
import { PickField } from "./pick-field.tsx";

const units = [
  { value: "minutes", label: "minutes" },
  { value: "hours", label: "hours" },
  { value: "days", label: "days" },
] as const;

interface StepEditorProps {
  readonly step: DraftStep;
  readonly readOnly: boolean;
  readonly onChange: (step: DraftStep) => void;
}

/** What a step needs to know. */
export function StepEditor({ step, readOnly, onChange }: StepEditorProps) {
  switch (step.kind) {
    case "wait":
      if (readOnly) return <p className="text-sm">{waitWords(Number(step.amount), step.unit)}</p>;
      return (
        <div className="flex items-center gap-2">
          <Input
            aria-label="How long"
            inputMode="numeric"
            value={step.amount}
            maxLength={6}
            onChange={(event) => onChange({ ...step, amount: event.target.value })}
            className="numeric w-20"
          />
          <Select
            label="Unit of the wait"
            value={step.unit}
            onChange={(unit) => onChange({ ...step, unit })}
            choices={units}
          />
        </div>
      );
    case "condition":
      return (
        <ConditionField
          rule={step.rule}
          readOnly={readOnly}
          onChange={(rule) => onChange({ ...step, rule })}
        />
      );
    case "addToSegment":
      return (
        <PickField
          label="Static segment"
          source="segments"
          staticOnly
          value={step.segmentId}
          onPick={(segmentId) => onChange({ ...step, segmentId })}
          disabled={readOnly}
        />
      );
    case "exitCooldown":
      if (readOnly) return <p className="text-sm wrap-anywhere">Cooldown — {step.reason}</p>;
      return (
        <div className="flex items-center gap-2 text-sm">
          <span className="shrink-0">Cooldown —</span>
          <Input
            aria-label="Reason of the cooldown"
            placeholder="too early"
            value={step.reason}
            maxLength={180}
            onChange={(event) => onChange({ ...step, reason: event.target.value })}
          />
        </div>
      );
    case "addTag":
    case "removeTag":
      return (
        <PickField
          label="Tag"
          source="tags"
          value={step.tagId}
          onPick={(tagId) => onChange({ ...step, tagId })}
          disabled={readOnly}
        />
      );
  }
}
