import { type FormEvent, useId, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { TextField } from "../../components/ui/text-field.tsx";
import { useOneAtATime } from "../../components/ui/use-one-at-a-time.ts";
import { countOf } from "../../format.ts";
import { client } from "../../trpc.ts";
import type { Contact } from "./channels.ts";
import { useCustomerEdits } from "./use-customer-edits.ts";

interface SuppressDialogProps {
  readonly customerId: number;
  readonly contact: Contact;
  readonly onClose: () => void;
}

const usual = ["Unsubscribed", "Bounced", "Asked not to be contacted", "Complained"];

/** Asks why an address must not be written to any more. */
export function SuppressDialog({ customerId, contact, onClose }: SuppressDialogProps) {
  const { edit, problem, clear } = useCustomerEdits(customerId);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const { busy, once } = useOneAtATime();
  const form = useId();
  const { channel, address, others } = contact;

  const suppress = once(async () => {
    if (reason.trim() === "") return setMissing(true);
    const done = await edit({
      send: async () => {
        const { customers } = await client.customers.setSuppression.mutate({
          channel,
          address,
          reason: reason.trim(),
        });
        return customers > 0;
      },
      said:
        others > 0
          ? `Suppressed for ${countOf(others + 1, "customer")}`
          : `${address.slice(0, 80)} is suppressed`,
    });
    if (done) onClose();
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    void suppress();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Suppress ${address.slice(0, 100)}?`}
      description={`It must not be written to any more, until somebody frees it. ${elsewhere(others)}`}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={form} disabled={busy}>
            Suppress
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="py-2">
        <TextField
          label="Why"
          autoFocus
          dir="auto"
          maxLength={200}
          autoComplete="off"
          value={reason}
          onChange={(next) => {
            clear();
            setMissing(false);
            setReason(next);
          }}
          error={problem ?? (missing ? "Say why, for whoever wonders later." : undefined)}
        />
        <div className="mt-2 flex flex-wrap gap-1.5">
          {usual.map((one) => (
            <Button key={one} size="sm" onClick={() => setReason(one)}>
              {one}
            </Button>
          ))}
        </div>
      </form>
    </Dialog>
  );
}

/** Whom else it concerns: it is the address that is suppressed or free, not one customer's. */
export function elsewhere(others: number): string {
  return others === 0
    ? "This counts for the address, whoever else comes to have it."
    : `This counts for the address: ${countOf(others, "other customer")} ${others === 1 ? "has" : "have"} it too.`;
}
