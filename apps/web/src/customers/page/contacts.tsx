import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { useMay } from "../../shell/use-may.ts";
import type { CustomerDetail } from "../../trpc.ts";
import { AddContact } from "./add-contact.tsx";
import { type Channel, channels } from "./channels.ts";
import { ContactRow } from "./contact-row.tsx";
import { Part } from "./part.tsx";

/** Where the customer can be reached, and where not any more. */
export function Contacts({ customer }: { readonly customer: CustomerDetail }) {
  const { may } = useMay("customers.addContact");
  const [adding, setAdding] = useState<Channel>();
  const { id, contacts } = customer;
  return (
    <Part
      title="Contacts"
      count={contacts.length > 0 && contacts.length}
      action={
        may &&
        channels.map(({ channel, noun }) => (
          <Button key={channel} variant="ghost" size="sm" onClick={() => setAdding(channel)}>
            <Plus aria-hidden />
            Add {noun}
          </Button>
        ))
      }
    >
      {contacts.length === 0 && !adding && (
        <p className="py-1.5 text-muted">No email address and no phone number.</p>
      )}
      {contacts.length > 0 && (
        <ul aria-label="Contacts">
          {contacts.map((contact) => (
            <ContactRow key={contact.id} customerId={id} contact={contact} />
          ))}
        </ul>
      )}
      {adding && (
        <AddContact key={adding} customer={customer} channel={adding} onClose={() => setAdding(undefined)} />
      )}
    </Part>
  );
}
