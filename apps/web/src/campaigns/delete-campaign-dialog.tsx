import { useMutation } from "@tanstack/react-query";
import { quoted } from "../segments/quoted.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { toast } from "../shell/toast.ts";
import { trpc } from "../trpc.ts";
import { refreshCampaigns } from "./refresh-campaigns.ts";

interface DeleteCampaignDialogProps {
  readonly campaign: { readonly id: number; readonly name: string };
  readonly onClose: () => void;
  readonly onDeleted?: (() => void) | undefined;
}

export function DeleteCampaignDialog({ campaign, onClose, onDeleted }: DeleteCampaignDialogProps) {
  const { id, name } = campaign;
  const remove = useMutation(trpc.campaigns.delete.mutationOptions());

  async function confirm() {
    await remove.mutateAsync({ id });
    toast.success(`Deleted ${quoted(name)}`);
    onDeleted?.();
    void refreshCampaigns();
  }

  return (
    <ConfirmDialog
      title={`Delete ${quoted(name)}?`}
      description="This deletes the draft. Nobody was enrolled; its segments and their customers stay. It can’t be undone."
      verb="Delete draft"
      stay="Keep it"
      onClose={onClose}
      onConfirm={confirm}
    />
  );
}
