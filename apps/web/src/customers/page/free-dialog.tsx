import { formatDay } from "../../format.ts";
import { ConfirmDialog } from "../../shell/confirm-dialog.tsx";
import { toast } from "../../shell/toast.ts";
import { useTimeZone } from "../../shell/use-session.ts";
import { client } from "../../trpc.ts";
import type { Contact } from "./channels.ts";
import { elsewhere } from "./suppress-dialog.tsx";
import { refreshCustomer } from "./use-customer-edits.ts";

interface FreeDialogProps {
  readonly customerId: number;
  readonly contact: Contact;
  readonly onClose: () => void;
}

/** Asks before a suppressed address may be written to again. */
export function FreeDialog({ customerId, contact, onClose }: FreeDialogProps) {
  const timeZone = useTimeZone();
  const { channel, address, suppressedAt, suppressionReason, others } = contact;
  const since = suppressedAt ? ` since ${formatDay(suppressedAt, timeZone)}` : "";
  const why = suppressionReason ? `, because: ${suppressionReason}` : "";

  async function free() {
    await client.customers.setSuppression.mutate({ channel, address, reason: null });
    toast.success(`${address.slice(0, 80)} may be written to again`);
    await refreshCustomer(customerId);
  }

  return (
    <ConfirmDialog
      title={`Free ${address.slice(0, 100)} again?`}
      description={`It has been suppressed${since}${why}. Campaigns may write to it again. ${elsewhere(others)}`}
      verb="Free again"
      stay="Keep it suppressed"
      onClose={onClose}
      onConfirm={free}
    />
  );
}
