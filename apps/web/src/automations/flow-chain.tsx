import { Fragment, useState } from "react";
import { useAnnounce } from "../components/ui/announcer.tsx";
import { AddStep } from "./add-step.tsx";
import { type DraftStep, newStep, type StepKind } from "./draft.ts";
import { StepCard } from "./step-card.tsx";
import { lookOf } from "./step-kinds.ts";
import { TriggerCard } from "./trigger-card.tsx";
import type { FlowEditor } from "./use-flow-editor.ts";

interface FlowChainProps {
  readonly editor: FlowEditor;
  readonly readOnly: boolean;
}

const MOST = 20;

/** The trigger and the steps below each other, each a card. */
export function FlowChain({ editor, readOnly }: FlowChainProps) {
  const { draft, change, problems } = editor;
  const { steps } = draft;
  const announce = useAnnounce();
  const [focus, setFocus] = useState<{ readonly key: string; readonly place: number }>();
  const full = steps.length >= MOST;

  function put(next: readonly DraftStep[]) {
    change({ ...draft, steps: next });
  }

  function add(kind: StepKind, place: number) {
    const step = newStep(kind);
    put([...steps.slice(0, place), step, ...steps.slice(place)]);
    setFocus({ key: step.key, place });
    announce(`${lookOf(kind).label} added as step ${place + 1}`);
  }

  function move(from: number, by: -1 | 1) {
    const step = steps[from];
    if (!step) return;
    const others = steps.filter((one) => one !== step);
    put([...others.slice(0, from + by), step, ...others.slice(from + by)]);
    setFocus({ key: step.key, place: from + by });
    announce(`Moved to step ${from + by + 1} of ${steps.length}`);
  }

  function remove(place: number) {
    put(steps.filter((_, index) => index !== place));
    setFocus(undefined);
    announce(`Step ${place + 1} removed`);
  }

  return (
    <div className="flex max-w-2xl flex-col">
      <TriggerCard draft={draft} problem={problems.get("trigger")} readOnly={readOnly} onChange={change} />
      {steps.map((step, place) => (
        <Fragment key={step.key}>
          <Link>
            {!readOnly && !full && (
              <AddStep
                between
                label={`Add a step before step ${place + 1}`}
                onAdd={(kind) => add(kind, place)}
              />
            )}
          </Link>
          <StepCard
            // Another place is another card to move the focus to.
            key={focus?.key === step.key ? `${step.key} at ${focus.place}` : step.key}
            step={step}
            place={place + 1}
            last={steps.length}
            problem={problems.get(step.key)}
            readOnly={readOnly}
            focused={focus?.key === step.key}
            onChange={(next) => put(steps.map((one) => (one.key === next.key ? next : one)))}
            onMove={(by) => move(place, by)}
            onRemove={() => remove(place)}
          />
        </Fragment>
      ))}
      {!readOnly && !full && (
        <>
          <Link />
          <div className="flex justify-center">
            <AddStep label="Add a step at the end" onAdd={(kind) => add(kind, steps.length)} />
          </div>
        </>
      )}
      {readOnly && steps.length === 0 && <p className="mt-3 text-sm text-muted">It has no steps yet.</p>}
    </div>
  );
}

/** What leads from one card to the next. */
function Link({ children }: { readonly children?: React.ReactNode }) {
  return (
    <div className="relative flex h-8 items-center justify-center">
      <span aria-hidden className="absolute inset-y-0 left-1/2 w-px bg-line-strong" />
      <span className="relative">{children}</span>
    </div>
  );
}
