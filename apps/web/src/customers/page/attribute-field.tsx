import { type ReactNode, useState } from "react";
import { cn } from "../../components/ui/cn.ts";
import { Popover, PopoverContent, PopoverTrigger } from "../../components/ui/popover.tsx";
import { useMay } from "../../shell/use-may.ts";
import type { CustomerDetail } from "../../trpc.ts";
import type { Attribute } from "./attributes.ts";
import { DetailRow, nothing, plainValue, quietValue } from "./detail-row.tsx";
import { type Picked, SourcePicker } from "./source-picker.tsx";
import { useCustomerEdits } from "./use-customer-edits.ts";

interface AttributeFieldProps {
  readonly customer: CustomerDetail;
  readonly attribute: Attribute;
  /** Stands behind the value. */
  readonly end?: ReactNode;
}

/** Reads as text, and opens to be changed. */
export function AttributeField({ customer, attribute, end }: AttributeFieldProps) {
  const { label, source, none, read, write, send, create } = attribute;
  const [open, setOpen] = useState(false);
  const { edit, problem } = useCustomerEdits(customer.id);
  const { may } = useMay("customers.update");
  const mayCreate = useMay(create?.verb ?? "customers.update").may;
  const value = read(customer);
  const customerIds = [customer.id];

  /** `make` finds out what it is to be, which may have to be made first. */
  function change(next: Picked | null, make = async () => next) {
    setOpen(false);
    let made = next;
    void edit({
      expect: (seen) => write(seen, next),
      send: async () => {
        made = await make();
        return send(customerIds, made);
      },
      said: next ? `${label} is now ${next.label.slice(0, 80)}` : `${label} was taken away`,
      undo: {
        still: (seen) => read(seen)?.value === made?.value,
        expect: (seen) => write(seen, value),
        send: () => send(customerIds, value),
      },
    });
  }

  const shown = value && <bdi>{value.label.slice(0, 300)}</bdi>;
  if (!may) {
    return (
      <DetailRow label={label}>
        <span className={plainValue}>
          {shown ?? nothing} {end}
        </span>
      </DetailRow>
    );
  }
  return (
    <DetailRow label={label} problem={problem}>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger
          aria-label={`${label}: ${value?.label.slice(0, 100) ?? "not set"}`}
          className={cn(quietValue, !value && "text-muted")}
        >
          <span className="min-w-0 wrap-anywhere">
            {shown ?? `Set ${label.toLowerCase()}`} {end}
          </span>
        </PopoverTrigger>
        <PopoverContent aria-label={label} className="w-[min(20rem,calc(100vw-1rem))] p-0">
          <SourcePicker
            label={label}
            source={source}
            chosen={value ? [value.value] : []}
            none={value ? none : undefined}
            onPick={(picked) => (picked?.value === value?.value ? setOpen(false) : change(picked))}
            onCreate={
              create && mayCreate
                ? (name) => change({ value: 0, label: name }, () => create.send(name))
                : undefined
            }
          />
        </PopoverContent>
      </Popover>
    </DetailRow>
  );
}
