import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { startAnew } from "../shell/identity.ts";
import { toast } from "../shell/toast.ts";
import { useSession } from "../shell/use-session.ts";
import { type Person, trpc } from "../trpc.ts";
import { refreshPeople } from "./refresh-people.ts";

interface RemovePersonDialogProps {
  readonly person: Person;
  readonly own: boolean;
  readonly onClose: () => void;
}

export function RemovePersonDialog({ person: { id, name }, own, onClose }: RemovePersonDialogProps) {
  const organization = useSession()?.organization.name ?? "the organization";
  const remove = useMutation(trpc.people.remove.mutationOptions());
  const short = name.slice(0, 60);

  async function confirm() {
    await remove.mutateAsync({ id });
    if (own) return startAnew("/");
    toast.success(`${short} was removed`);
    await refreshPeople();
  }

  return (
    <ConfirmDialog
      title={own ? `Leave ${organization}?` : `Remove ${short}?`}
      description={
        own
          ? "You can’t get in any more, at once. The customers you own stay yours by name, and the segments you made stay."
          : `${short} can’t get in any more, at once. The customers they own stay theirs by name, and the segments they made stay. To have them back, invite them again.`
      }
      verb={own ? "Leave" : "Remove"}
      onClose={onClose}
      onConfirm={confirm}
    />
  );
}
