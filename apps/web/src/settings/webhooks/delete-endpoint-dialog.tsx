import { useMutation } from "@tanstack/react-query";
import { countOf } from "../../format.ts";
import { ConfirmDialog } from "../../shell/confirm-dialog.tsx";
import { toast } from "../../shell/toast.ts";
import { trpc, type WebhookEndpoint } from "../../trpc.ts";
import { refreshWebhooks } from "./refresh-webhooks.ts";
import { shortUrl } from "./webhook-words.ts";

interface DeleteEndpointDialogProps {
  readonly endpoint: WebhookEndpoint;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

export function DeleteEndpointDialog({ endpoint, onClose, onDeleted }: DeleteEndpointDialogProps) {
  const { id, url, pending } = endpoint;
  const remove = useMutation(trpc.webhooks.delete.mutationOptions());
  const unsent =
    pending > 0
      ? ` ${countOf(pending, "message")} it has not received ${pending === 1 ? "is" : "are"} lost.`
      : "";
  return (
    <ConfirmDialog
      title="Delete this endpoint?"
      description={`${shortUrl(url).slice(0, 120)} is told nothing any more, and its log goes too.${unsent} To stop for a while, pause it instead.`}
      verb="Delete endpoint"
      onClose={onClose}
      onConfirm={async () => {
        await remove.mutateAsync({ id });
        toast.success("The endpoint was deleted");
        onDeleted();
        await refreshWebhooks();
      }}
    />
  );
}
