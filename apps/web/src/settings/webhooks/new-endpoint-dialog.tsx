import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { useOneAtATime } from "../../components/ui/use-one-at-a-time.ts";
import { problemOf } from "../../problem.ts";
import { trpc } from "../../trpc.ts";
import { ShownOnce } from "../shown-once.tsx";
import { EndpointForm } from "./endpoint-form.tsx";
import { refreshWebhooks } from "./refresh-webhooks.ts";
import { useEndpointForm } from "./use-endpoint-form.ts";

/** Asks where messages are to go and of what, then shows the endpoint's secret, once. Closes with the id of what was made. */
export function NewEndpointDialog({ onClose }: { readonly onClose: (made?: number) => void }) {
  const form = useEndpointForm();
  const create = useMutation(trpc.webhooks.create.mutationOptions({ onSuccess: refreshWebhooks }));
  const { busy, once } = useOneAtATime();
  const id = useId();

  const add = once(async () => {
    if (form.complete) await create.mutateAsync(form.input);
  });

  if (create.data) {
    const { secret, endpoint } = create.data;
    return (
      <ShownOnce
        title="The endpoint’s secret"
        description="The receiver needs it to check that messages come from you. Copy it now: it can’t be shown again."
        label="The secret"
        value={secret}
        onClose={() => onClose(endpoint.id)}
      />
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add endpoint"
      className="max-w-lg"
      footer={
        <>
          <Button variant="ghost" onClick={() => onClose()}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={id} disabled={!form.complete || busy}>
            {busy ? "Adding…" : "Add endpoint"}
          </Button>
        </>
      }
    >
      <EndpointForm
        id={id}
        form={{
          ...form,
          set: (change) => {
            if (create.isError) create.reset();
            form.set(change);
          },
        }}
        problem={create.error ? problemOf(create.error).message : undefined}
        onSubmit={() => void add().catch(() => {})}
      />
    </Dialog>
  );
}
