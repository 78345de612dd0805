import { useMutation } from "@tanstack/react-query";
import { quoted } from "../segments/quoted.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { toast } from "../shell/toast.ts";
import { type ApiKey, queryClient, trpc } from "../trpc.ts";

interface RevokeKeyDialogProps {
  readonly apiKey: ApiKey;
  readonly onClose: () => void;
}

export function RevokeKeyDialog({ apiKey: { id, name }, onClose }: RevokeKeyDialogProps) {
  const revoke = useMutation(trpc.keys.revoke.mutationOptions());
  return (
    <ConfirmDialog
      title={`Revoke ${quoted(name)}?`}
      description="Whatever calls with this key is refused from now on. It can’t be undone; what the key did stays."
      verb="Revoke key"
      onClose={onClose}
      onConfirm={async () => {
        await revoke.mutateAsync({ id });
        toast.success(`Revoked ${quoted(name)}`);
        await queryClient.invalidateQueries({ queryKey: trpc.keys.pathKey() });
      }}
    />
  );
}
