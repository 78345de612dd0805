import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { TextField } from "../components/ui/text-field.tsx";
import { problemOf } from "../problem.ts";
import { trpc } from "../trpc.ts";
import { refreshFlows } from "./refresh-flows.ts";

/** Asks for a name, and closes with the id of the draft that was made: its steps come on its own page. */
export function NewAutomationDialog({ onClose }: { readonly onClose: (made?: number) => void }) {
  const [name, setName] = useState("");
  const create = useMutation(trpc.flows.create.mutationOptions());
  const form = useId();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (create.isPending) return;
    const definition = { trigger: { kind: "inbound" as const }, again: false, steps: [] };
    const { id } = await create.mutateAsync({ name, definition });
    void refreshFlows();
    onClose(id);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New automation"
      description="It begins as a draft: nothing happens until you turn it on."
      footer={
        <>
          <Button variant="ghost" onClick={() => onClose()}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={form} disabled={create.isPending}>
            {create.isPending ? "Creating…" : "Create draft"}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={(event) => void submit(event).catch(() => {})} className="py-2">
        <TextField
          label="Name"
          value={name}
          maxLength={200}
          placeholder="Welcome back who writes again"
          onChange={(next) => {
            setName(next);
            create.reset();
          }}
          error={create.error ? problemOf(create.error).message : undefined}
        />
      </form>
    </Dialog>
  );
}
