import { type FormEvent, type KeyboardEvent, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Input } from "../../components/ui/input.tsx";
import { useOneAtATime } from "../../components/ui/use-one-at-a-time.ts";
import { type CustomerDetail, client } from "../../trpc.ts";
import { type Channel, channelWords } from "./channels.ts";
import { Refused } from "./refused.tsx";
import { useCustomerEdits } from "./use-customer-edits.ts";

interface AddContactProps {
  readonly customer: CustomerDetail;
  readonly channel: Channel;
  readonly onClose: () => void;
}

/** A line in which an address is typed. */
export function AddContact({ customer: { id, contacts }, channel, onClose }: AddContactProps) {
  const { edit, problem, clear } = useCustomerEdits(id);
  const [address, setAddress] = useState("");
  const { busy, once } = useOneAtATime();
  const { label, type, example } = channelWords(channel);

  const add = once(async () => {
    const wanted = address.trim();
    if (wanted === "" || contacts.some((one) => one.channel === channel && one.address === wanted))
      return onClose();
    const done = await edit({
      send: async () => {
        await client.customers.addContact.mutate({ customerId: id, channel, address: wanted });
        return true;
      },
    });
    if (done) onClose();
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    void add();
  }

  return (
    <form noValidate onSubmit={submit} className="py-1">
      <div className="flex items-center gap-2">
        <Input
          aria-label={label}
          type={type}
          autoFocus
          autoComplete="off"
          maxLength={400}
          placeholder={example}
          value={address}
          aria-invalid={problem !== undefined}
          onChange={(event) => {
            clear();
            setAddress(event.target.value);
          }}
          onKeyDown={(event: KeyboardEvent) => event.key === "Escape" && onClose()}
        />
        <Button variant="primary" type="submit" disabled={busy}>
          Add
        </Button>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
      <div className="pt-1">
        <Refused problem={problem} />
      </div>
    </form>
  );
}
