import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../../components/ui/popover.tsx";
import { quoted } from "../../segments/quoted.ts";
import { GuardedButton } from "../../shell/guarded-button.tsx";
import { useMay } from "../../shell/use-may.ts";
import { useSession } from "../../shell/use-session.ts";
import type { CustomerDetail, SegmentItem } from "../../trpc.ts";
import { joinSegment, leaveSegment } from "./membership-edits.ts";
import { SegmentList } from "./segment-list.tsx";
import type { MemberOf } from "./segment-row.tsx";
import type { CustomerEdit } from "./use-customer-edits.ts";

interface AddToSegmentProps {
  readonly customer: CustomerDetail;
  readonly memberOf: readonly MemberOf[];
  readonly onAdd: (edit: CustomerEdit) => void;
}

/** Opens to the static segments that the customer is not in yet. */
export function AddToSegment({ customer: { id }, memberOf, onAdd }: AddToSegmentProps) {
  const { may } = useMay("segments.addCustomers");
  const by = useSession()?.user?.name ?? null;
  const [open, setOpen] = useState(false);

  function add({ id: segmentId, name, special }: SegmentItem) {
    setOpen(false);
    const since = new Date().toISOString();
    onAdd({
      ...joinSegment(id, { id: segmentId, name, type: "static", special, since, cause: "manual", by }),
      said: `Added to ${quoted(name)}`,
      undo: leaveSegment(id, segmentId),
    });
  }

  const words = (
    <>
      <Plus aria-hidden />
      Add to segment
    </>
  );
  if (!may)
    return (
      <GuardedButton verb="segments.addCustomers" variant="ghost" size="sm">
        {words}
      </GuardedButton>
    );
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm">
          {words}
        </Button>
      </PopoverTrigger>
      <PopoverContent
        aria-label="Static segments"
        align="end"
        className="w-[min(20rem,calc(100vw-1rem))] p-0"
      >
        <SegmentList
          label="Static segments"
          type="static"
          except={memberOf.map((segment) => segment.id)}
          empty="There is no other static segment."
          onPick={add}
        />
      </PopoverContent>
    </Popover>
  );
}
