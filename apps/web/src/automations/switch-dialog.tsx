import { useMutation } from "@tanstack/react-query";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { countOf } from "../format.ts";
import { problemOf } from "../problem.ts";
import { toast } from "../shell/toast.ts";
import { type Flow, queryClient, trpc } from "../trpc.ts";
import { triggerWords } from "./flow-words.ts";
import { namesOf } from "./known-names.ts";
import { refreshFlows } from "./refresh-flows.ts";

interface SwitchDialogProps {
  readonly flow: Flow;
  readonly onClose: () => void;
}

/** Asks before an automation is turned on or off, and says what that does to whom. */
export function SwitchDialog({ flow, onClose }: SwitchDialogProps) {
  const { id, state, definition, names, runs } = flow;
  const isOn = state === "on";
  const verb = isOn ? "Turn off" : "Turn on";
  const under = runs.running + runs.waiting;
  const options = {
    onSuccess: async (saved: Flow) => {
      queryClient.setQueryData(trpc.flows.get.queryKey({ id }), saved);
      toast.success(isOn ? "Turned off" : "Turned on");
      onClose();
      await refreshFlows();
    },
  };
  const on = useMutation(trpc.flows.turnOn.mutationOptions(options));
  const off = useMutation(trpc.flows.turnOff.mutationOptions(options));
  const { mutate, isPending, error } = isOn ? off : on;
  const stand = `${countOf(under, "customer")} under way ${under === 1 ? "stands" : "stand"} still where ${under === 1 ? "it is" : "they are"}, and ${under === 1 ? "goes" : "go"} on when it is turned on again.`;
  const goOn = `${countOf(under, "customer")} that stood still ${under === 1 ? "goes" : "go"} on.`;
  return (
    <Dialog
      alert
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${verb} this automation?`}
      description={
        isOn
          ? `Nothing sets it off any more.${under > 0 ? ` ${stand}` : ""}`
          : `${triggerWords(definition.trigger, namesOf(names))}, ${countOf(definition.steps.length, "step")} ${definition.steps.length === 1 ? "follows" : "follow"}. That begins now: what happened before sets nothing off.${under > 0 ? ` ${goOn}` : ""}`
      }
      footer={
        <>
          <Button onClick={onClose} autoFocus>
            Cancel
          </Button>
          <Button variant={isOn ? "danger" : "primary"} disabled={isPending} onClick={() => mutate({ id })}>
            {verb}
          </Button>
        </>
      }
    >
      {error && (
        <p role="alert" className="text-sm text-danger">
          {problemOf(error).message}
        </p>
      )}
    </Dialog>
  );
}
