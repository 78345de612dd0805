import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "../components/ui/button.tsx";
import type { DraftStep } from "./draft.ts";
import { FlowCard } from "./flow-card.tsx";
import { StepEditor } from "./step-editor.tsx";
import { lookOf } from "./step-kinds.ts";

interface StepCardProps {
  readonly step: DraftStep;
  /** From 1. */
  readonly place: number;
  readonly last: number;
  readonly problem: string | undefined;
  readonly readOnly: boolean;
  /** It was just added or moved: the focus goes to it. */
  readonly focused: boolean;
  readonly onChange: (step: DraftStep) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** A step of the chain, to be filled in, moved and removed. */
export function StepCard(props: StepCardProps) {
  const { step, place, last, problem, readOnly, focused, onChange, onMove, onRemove } = props;
  const { icon, label } = lookOf(step.kind);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) card.current?.focus();
  }, [focused]);
  const name = `step ${place}, ${label}`;
  const actions = !readOnly && (
    <div className="flex gap-0.5">
      <Button
        variant="ghost"
        size="iconSm"
        aria-label={`Move ${name} up`}
        disabled={place === 1}
        onClick={() => onMove(-1)}
      >
        <ArrowUp aria-hidden />
      </Button>
      <Button
        variant="ghost"
        size="iconSm"
        aria-label={`Move ${name} down`}
        disabled={place === last}
        onClick={() => onMove(1)}
      >
        <ArrowDown aria-hidden />
      </Button>
      <Button variant="ghost" size="iconSm" aria-label={`Remove ${name}`} onClick={onRemove}>
        <Trash2 aria-hidden />
      </Button>
    </div>
  );
  return (
    <div ref={card} tabIndex={-1} className="rounded-lg focus-visible:outline-2">
      <FlowCard icon={icon} title={`${place}. ${label}`} problem={problem} actions={actions}>
        <StepEditor step={step} readOnly={readOnly} onChange={onChange} />
      </FlowCard>
    </div>
  );
}
