import type { ReactNode } from "react";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { countOf } from "../format.ts";
import { type ActionInput, actionWords } from "../jobs/action-words.ts";
import type { BulkRequest, DryRun } from "../trpc.ts";
import { DryRunLine } from "./dry-run-line.tsx";
import type { ActionDialogProps } from "./table-action.ts";
import { useBegin } from "./use-begin.ts";
import { useDryRun } from "./use-dry-run.ts";

/** What is picked, or what makes it: what is not there yet, nobody has, so that everybody will change. */
export type Picked = { readonly input: ActionInput } | { readonly make: () => Promise<ActionInput> };

interface Props extends ActionDialogProps {
  readonly action: BulkRequest["action"];
  /** Undefined until all is picked. */
  readonly picked: Picked | undefined;
  readonly title?: string;
  readonly description: ReactNode;
  /** Stands where the numbers will, until all is picked. */
  readonly hint?: string;
  /** "Add tags to 12 customers" */
  readonly verb: (customers: string) => string;
  readonly danger?: boolean;
  readonly children?: ReactNode;
}

/** Says what an action would do with those who are chosen, and begins it. */
export function ActionDialog(props: Props) {
  const { chosen, onClose, onBegun, action, picked, description, verb, hint, danger = false } = props;
  const { audience, count } = chosen;
  const { label } = actionWords[action];
  const input = picked && "input" in picked ? picked.input : undefined;
  const asked = useDryRun(input && { action, input, audience });
  const run = picked && "make" in picked ? { ...asked, answer: everybody(count), busy: false } : asked;
  const changing = run.error ? undefined : run.answer?.wouldChange;

  const { begin, busy, problem } = useBegin(onBegun);

  async function request(what: Picked) {
    return { action, audience, input: "make" in what ? await what.make() : what.input };
  }

  return (
    <Dialog
      alert={danger}
      open
      onOpenChange={(open) => !open && onClose()}
      title={props.title ?? label}
      description={description}
      footer={
        <>
          <Button variant={danger ? "secondary" : "ghost"} onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant={danger ? "danger" : "primary"}
            disabled={!changing || busy}
            className="min-w-0 shrink"
            onClick={() => picked && begin(() => request(picked))}
          >
            <span className="numeric truncate">{changing ? verb(countOf(changing, "customer")) : label}</span>
          </Button>
        </>
      }
    >
      {props.children}
      <DryRunLine action={action} run={run} hint={picked ? undefined : hint} />
      {problem && (
        <p role="alert" className="pb-1 text-sm text-danger wrap-anywhere">
          {problem}
        </p>
      )}
    </Dialog>
  );
}

function everybody(total: number): DryRun {
  return { total, wouldChange: total, alreadySo: 0, unknown: 0 };
}
