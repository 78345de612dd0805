import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { countOf } from "../../format.ts";
import { quoted } from "../../segments/quoted.ts";
import { refreshSegments } from "../../segments/use-segment-actions.ts";
import { ConfirmDialog } from "../../shell/confirm-dialog.tsx";
import { toast } from "../../shell/toast.ts";
import { type CustomerDetail, client, queryClient, trpc } from "../../trpc.ts";

interface DeleteCustomerDialogProps {
  readonly customer: CustomerDetail;
  readonly onClose: () => void;
}

/** Asks before a customer is deleted, and names all that goes with it. */
export function DeleteCustomerDialog({ customer, onClose }: DeleteCustomerDialogProps) {
  const navigate = useNavigate();
  const { id, name, contacts, messages } = customer;
  const { data } = useQuery(trpc.customers.segments.queryOptions({ id }));
  const lists = data?.segments.filter(({ type }) => type === "static").length ?? 0;
  const suppressed = contacts.filter((one) => one.suppressedAt !== null && one.others === 0).length;
  const held = [
    "its tags and scores",
    contacts.length > 0 && countOf(contacts.length, "contact"),
    messages > 0 && countOf(messages, "message"),
  ].filter((part) => part !== false);
  const consequences = [
    `This deletes the customer with ${new Intl.ListFormat("en").format(held)}.`,
    lists > 0 && `It leaves the ${countOf(lists, "static segment")} it is in.`,
    suppressed > 0 && `Which of its addresses must not be written to is forgotten (${suppressed}).`,
    "It can’t be undone.",
  ].filter(Boolean);

  async function confirm() {
    await client.customers.delete.mutate({ id });
    toast.success(`Deleted ${quoted(name)}`);
    await navigate({ to: "/crm/customers", replace: true });
    queryClient.removeQueries({ queryKey: trpc.customers.get.queryKey({ id }) });
    void queryClient.invalidateQueries({ queryKey: trpc.customers.search.pathKey() });
    void refreshSegments();
  }

  return (
    <ConfirmDialog
      title={`Delete ${quoted(name)}?`}
      description={consequences.join(" ")}
      verb="Delete customer"
      stay="Keep it"
      onClose={onClose}
      onConfirm={confirm}
    />
  );
}
