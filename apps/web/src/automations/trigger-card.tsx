import { Zap } from "lucide-react";
import { CheckField } from "../components/ui/check-field.tsx";
import { Select } from "../components/ui/select.tsx";
import type { Draft } from "./draft.ts";
import { FlowCard } from "./flow-card.tsx";
import { PickField } from "./pick-field.tsx";

const kinds = [
  { value: "joined", label: "joins a segment" },
  { value: "left", label: "leaves a segment" },
  { value: "inbound", label: "writes (inbound received)" },
] as const;

const readWords = { joined: "joins", left: "leaves", inbound: "writes" } as const;

interface TriggerCardProps {
  readonly draft: Draft;
  readonly problem: string | undefined;
  readonly readOnly: boolean;
  readonly onChange: (draft: Draft) => void;
}

/** What sets the automation off, and how often for each customer. */
export function TriggerCard({ draft, problem, readOnly, onChange }: TriggerCardProps) {
  const { trigger, again } = draft;
  return (
    <FlowCard icon={Zap} title="Trigger" problem={problem}>
      <div className="flex flex-wrap items-center gap-x-1.5 gap-y-2 text-sm">
        <span>When a customer</span>
        {readOnly ? (
          <span>{readWords[trigger.kind]}</span>
        ) : (
          <Select
            label="What sets it off"
            value={trigger.kind}
            onChange={(kind) => onChange({ ...draft, trigger: { ...trigger, kind } })}
            choices={kinds}
          />
        )}
        {trigger.kind !== "inbound" && (
          <PickField
            label="Segment"
            source="segments"
            value={trigger.segmentId}
            onPick={(segmentId) => onChange({ ...draft, trigger: { ...trigger, segmentId } })}
            disabled={readOnly}
          />
        )}
      </div>
      {readOnly ? (
        <p className="mt-2 text-xs text-muted">
          {again ? "Again each time, never twice at a time." : "Once for each customer."}
        </p>
      ) : (
        <div className="mt-1.5">
          <CheckField
            checked={again}
            onChange={(next) => onChange({ ...draft, again: next })}
            label="Again each time this happens"
            hint="Else once for each customer. Never twice at a time."
          />
        </div>
      )}
    </FlowCard>
  );
}
