import { Plus } from "lucide-react";
import { Suspense } from "react";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";
import { useMay } from "../shell/use-may.ts";

const NewCustomerDialog = lazyPart(async () => ({
  default: (await import("./new-customer-dialog.tsx")).NewCustomerDialog,
}));

interface NewCustomerProps {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

export function NewCustomer({ open, onOpen }: NewCustomerProps) {
  const { may } = useMay("customers.create");
  return (
    <>
      <GuardedButton verb="customers.create" variant="primary" onClick={() => onOpen(true)}>
        <Plus aria-hidden />
        New customer
      </GuardedButton>
      {open && may && (
        <Suspense>
          <NewCustomerDialog onClose={() => onOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
