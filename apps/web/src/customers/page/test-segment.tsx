import { FlaskConical } from "lucide-react";
import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../../components/ui/popover.tsx";
import type { CustomerDetail } from "../../trpc.ts";
import { SegmentList } from "./segment-list.tsx";
import { TestedSegment } from "./tested-segment.tsx";

interface TestSegmentProps {
  readonly customer: CustomerDetail;
  /** The one that is tested. */
  readonly segmentId: number | undefined;
  /** Those that need no test: they are listed. */
  readonly listed: readonly number[];
  readonly onTest: (segmentId: number | undefined) => void;
}

/** Asks of any other segment why the customer is not in it. */
export function TestSegment({ customer, segmentId, listed, onTest }: TestSegmentProps) {
  const [open, setOpen] = useState(false);
  return (
    <div className="mt-2">
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button variant="ghost" size="sm" className="-ml-2">
            <FlaskConical aria-hidden />
            Test another segment
          </Button>
        </PopoverTrigger>
        <PopoverContent aria-label="Other segments" className="w-[min(20rem,calc(100vw-1rem))] p-0">
          <SegmentList
            label="Other segments"
            except={listed}
            empty="There is no other segment."
            onPick={({ id }) => {
              setOpen(false);
              onTest(id);
            }}
          />
        </PopoverContent>
      </Popover>
      {segmentId !== undefined && (
        <TestedSegment
          key={segmentId}
          customerId={customer.id}
          segmentId={segmentId}
          onClose={() => onTest(undefined)}
        />
      )}
    </div>
  );
}
