import { Ellipsis, Link2, Trash2 } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import {
  Menu,
  MenuContent,
  MenuItem,
  MenuNote,
  MenuSeparator,
  MenuTrigger,
} from "../../components/ui/menu.tsx";
import { continued } from "../../sentence.ts";
import { lazyPart } from "../../shell/lazy-part.tsx";
import { useMay } from "../../shell/use-may.ts";
import type { CustomerDetail } from "../../trpc.ts";
import { copyText } from "./copy-text.ts";

const DeleteCustomerDialog = lazyPart(async () => ({
  default: (await import("./delete-customer-dialog.tsx")).DeleteCustomerDialog,
}));

export function CustomerMenu({ customer }: { readonly customer: CustomerDetail }) {
  const [deleting, setDeleting] = useState(false);
  const { may, why } = useMay("customers.delete");
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={`Actions for ${customer.name.slice(0, 80)}`}>
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => void copyText(`${window.location.origin}/crm/customers/${customer.id}`)}>
            <Link2 aria-hidden />
            Copy link
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger disabled={!may} onSelect={() => setDeleting(true)}>
            <Trash2 aria-hidden />
            Delete
          </MenuItem>
          {why && <MenuNote>Deleting {continued(why)}</MenuNote>}
        </MenuContent>
      </Menu>
      {deleting && (
        <Suspense>
          <DeleteCustomerDialog customer={customer} onClose={() => setDeleting(false)} />
        </Suspense>
      )}
    </>
  );
}
