import { ConfirmDialog } from "../../shell/confirm-dialog.tsx";
import { toast } from "../../shell/toast.ts";
import { client } from "../../trpc.ts";
import type { Contact } from "./channels.ts";
import { refreshCustomer } from "./use-customer-edits.ts";

interface ForgetDialogProps {
  readonly customerId: number;
  readonly contact: Contact;
  readonly onClose: () => void;
}

/** Asks before a suppressed address is removed, as that may be all that keeps it from being written to. */
export function ForgetDialog({ customerId, contact, onClose }: ForgetDialogProps) {
  const { id, address, others } = contact;

  async function remove() {
    await client.customers.removeContact.mutate({ customerId, contactId: id });
    toast.success(`${address.slice(0, 80)} was removed`);
    await refreshCustomer(customerId);
  }

  return (
    <ConfirmDialog
      title={`Remove ${address.slice(0, 100)}?`}
      description={
        others > 0
          ? "It is suppressed, and stays so for the other customers who have it."
          : "It is suppressed, and nobody else has it: once it is removed, that is forgotten. If it is added again, it can be written to."
      }
      verb="Remove"
      stay="Keep it"
      onClose={onClose}
      onConfirm={remove}
    />
  );
}
