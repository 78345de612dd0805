import { Link } from "@tanstack/react-router";
import { Ban, CircleCheck, CircleSlash2, Copy, Ellipsis, Trash2 } from "lucide-react";
import { Suspense, useState } from "react";
import { Badge } from "../../components/ui/badge.tsx";
import { Button } from "../../components/ui/button.tsx";
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuNote,
  MenuSeparator,
  MenuTrigger,
} from "../../components/ui/menu.tsx";
import { countOf, formatDay } from "../../format.ts";
import { continued } from "../../sentence.ts";
import { lazyPart } from "../../shell/lazy-part.tsx";
import { useMay } from "../../shell/use-may.ts";
import { useTimeZone } from "../../shell/use-session.ts";
import { client } from "../../trpc.ts";
import { type Contact, channelWords } from "./channels.ts";
import { copyText } from "./copy-text.ts";
import { Refused } from "./refused.tsx";
import { useCustomerEdits } from "./use-customer-edits.ts";

const SuppressDialog = lazyPart(async () => ({
  default: (await import("./suppress-dialog.tsx")).SuppressDialog,
}));
const FreeDialog = lazyPart(async () => ({ default: (await import("./free-dialog.tsx")).FreeDialog }));
const ForgetDialog = lazyPart(async () => ({ default: (await import("./forget-dialog.tsx")).ForgetDialog }));

interface ContactRowProps {
  readonly customerId: number;
  readonly contact: Contact;
}

/** An address, whether it may be written to, and what can be done with it. */
export function ContactRow({ customerId, contact }: ContactRowProps) {
  const { edit, problem } = useCustomerEdits(customerId);
  const [open, setOpen] = useState<"suppress" | "free" | "forget">();
  const suppress = useMay("customers.setSuppression");
  const remove = useMay("customers.removeContact");
  const timeZone = useTimeZone();
  const { id, channel, address, suppressedAt, suppressionReason, others } = contact;
  const { icon: Icon, noun } = channelWords(channel);
  const close = () => setOpen(undefined);

  function takeAway() {
    // Nothing but the contact remembers that an address is suppressed.
    if (suppressedAt) return setOpen("forget");
    void edit({
      expect: (seen) => ({ ...seen, contacts: seen.contacts.filter((one) => one.id !== id) }),
      send: async () => (await client.customers.removeContact.mutate({ customerId, contactId: id })).removed,
      said: `${address.slice(0, 80)} was removed`,
      undo: {
        expect: (seen) => ({ ...seen, contacts: [...seen.contacts, contact] }),
        send: async () => {
          await client.customers.addContact.mutate({ customerId, channel, address });
          return true;
        },
      },
    });
  }

  return (
    <li className="group/contact -mx-2 rounded-md px-2 hover:bg-hover/60">
      <div className="flex min-h-9 items-start gap-2.5">
        <Icon aria-label={noun} role="img" className="mt-2.5 size-4 shrink-0 text-muted" />
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2 py-2">
          <bdi className={suppressedAt ? "wrap-anywhere text-muted line-through" : "wrap-anywhere"}>
            {address}
          </bdi>
          {suppressedAt && (
            <Badge tone="warning">
              <CircleSlash2 aria-hidden />
              Suppressed
            </Badge>
          )}
          {others > 0 && (
            <span className="numeric text-xs text-muted">
              Also of <Others contact={contact} />
            </span>
          )}
          {suppressedAt && (
            <p className="w-full text-xs text-muted wrap-anywhere">
              {suppressionReason && <bdi>{suppressionReason} · </bdi>}
              since {formatDay(suppressedAt, timeZone)}
            </p>
          )}
        </div>
        <Menu>
          <MenuTrigger asChild>
            <Button
              variant="ghost"
              size="iconSm"
              aria-label={`Actions for ${address.slice(0, 80)}`}
              className="mt-1 -mr-1 touch:opacity-100 md:opacity-0 md:group-hover/contact:opacity-100 md:focus-visible:opacity-100 md:data-[state=open]:opacity-100"
            >
              <Ellipsis aria-hidden />
            </Button>
          </MenuTrigger>
          <MenuContent>
            <MenuItem onSelect={() => void copyText(address)}>
              <Copy aria-hidden />
              Copy
            </MenuItem>
            {suppressedAt ? (
              <MenuItem disabled={!suppress.may} onSelect={() => setOpen("free")}>
                <CircleCheck aria-hidden />
                Free again
              </MenuItem>
            ) : (
              <MenuItem disabled={!suppress.may} onSelect={() => setOpen("suppress")}>
                <Ban aria-hidden />
                Suppress
              </MenuItem>
            )}
            <MenuSeparator />
            <MenuItem danger disabled={!remove.may} onSelect={takeAway}>
              <Trash2 aria-hidden />
              Remove
            </MenuItem>
            {remove.why && <MenuNote>Changing {continued(remove.why)}</MenuNote>}
          </MenuContent>
        </Menu>
      </div>
      <Refused problem={problem} />
      <Suspense>
        {open === "suppress" && <SuppressDialog customerId={customerId} contact={contact} onClose={close} />}
        {open === "free" && <FreeDialog customerId={customerId} contact={contact} onClose={close} />}
        {open === "forget" && <ForgetDialog customerId={customerId} contact={contact} onClose={close} />}
      </Suspense>
    </li>
  );
}

/** How many others have the address; leads to all of them where rules can ask for it. */
function Others({ contact: { channel, address, others } }: { readonly contact: Contact }) {
  const words = countOf(others, "other customer");
  if (channel !== "email") return words;
  const filter = {
    version: 1,
    combinator: "and",
    rules: [{ field: "email", operator: "is", value: address }],
  };
  return (
    <Link to="/crm/customers" search={{ filter }} className="rounded underline hover:text-text">
      {words}
    </Link>
  );
}
