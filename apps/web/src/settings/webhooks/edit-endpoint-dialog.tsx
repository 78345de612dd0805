import { useMutation } from "@tanstack/react-query";
import { useId } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { problemOf } from "../../problem.ts";
import { toast } from "../../shell/toast.ts";
import { trpc, type WebhookEndpoint } from "../../trpc.ts";
import { EndpointForm } from "./endpoint-form.tsx";
import { refreshWebhooks } from "./refresh-webhooks.ts";
import { useEndpointForm } from "./use-endpoint-form.ts";

interface EditEndpointDialogProps {
  readonly endpoint: WebhookEndpoint;
  readonly onClose: () => void;
}

export function EditEndpointDialog({ endpoint, onClose }: EditEndpointDialogProps) {
  const form = useEndpointForm(endpoint);
  const update = useMutation(trpc.webhooks.update.mutationOptions());
  const id = useId();

  async function save() {
    if (!form.complete || update.isPending) return;
    await update.mutateAsync({ id: endpoint.id, ...form.input });
    await refreshWebhooks();
    toast.success("The endpoint was changed");
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Edit endpoint"
      className="max-w-lg"
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={id} disabled={!form.complete || update.isPending}>
            Save
          </Button>
        </>
      }
    >
      <EndpointForm
        id={id}
        form={form}
        problem={update.error ? problemOf(update.error).message : undefined}
        // What is refused stands at the field.
        onSubmit={() => void save().catch(() => {})}
      />
    </Dialog>
  );
}
