import { useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { cn } from "../../components/ui/cn.ts";
import { SearchInput } from "../../components/ui/search-input.tsx";
import { formatNumber } from "../../format.ts";
import { problemOf } from "../../problem.ts";
import { ReceiptLine } from "../../shell/receipt-line.tsx";
import type { CustomerDetail } from "../../trpc.ts";
import { AddToSegment } from "./add-to-segment.tsx";
import { BrokenSegments } from "./broken-segments.tsx";
import { Part } from "./part.tsx";
import { Refused } from "./refused.tsx";
import { SegmentRow } from "./segment-row.tsx";
import { SegmentsLoading } from "./segments-loading.tsx";
import { TestSegment } from "./test-segment.tsx";
import { useCustomerSegments } from "./use-customer.ts";
import { useCustomerEdits } from "./use-customer-edits.ts";

interface SegmentsProps {
  readonly customer: CustomerDetail;
  /** The segment whose "Why?" is open. */
  readonly explained: number | undefined;
  readonly onExplain: (segmentId: number | undefined) => void;
}

/** More than this are shown when they are asked for, and looked through. */
const SHOWN = 15;

/** The segments that the customer is in, as they are now, and why. */
export function Segments({ customer, explained, onExplain }: SegmentsProps) {
  const { query, answer, stale } = useCustomerSegments(customer.id);
  const { edit, problem } = useCustomerEdits(customer.id);
  const [search, setSearch] = useState("");
  const [whole, setWhole] = useState(false);
  if (query.isError && !answer) {
    return (
      <Part title="Segments">
        <div role="alert" className="flex flex-wrap items-center gap-2 py-1.5">
          <span className="min-w-0 flex-1 text-danger">{problemOf(query.error).message}</span>
          <Button size="sm" onClick={() => void query.refetch()}>
            Try again
          </Button>
        </div>
      </Part>
    );
  }
  if (!answer) return <SegmentsLoading />;
  const { segments, broken, total, receipt } = answer;
  const wanted = search.trim().toLocaleLowerCase();
  const found = segments.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const shown = whole || wanted !== "" ? found : found.slice(0, SHOWN);
  const more = found.length - shown.length;
  // Whichever is explained has to be in sight, and one it is not in is explained apart.
  const hidden = found.slice(shown.length).filter(({ id }) => id === explained);
  const isListed = segments.some(({ id }) => id === explained) || broken.some(({ id }) => id === explained);

  return (
    <Part
      title="Segments"
      count={`${formatNumber(segments.length)} of ${formatNumber(total)}`}
      action={<AddToSegment customer={customer} memberOf={segments} onAdd={(one) => void edit(one)} />}
    >
      <Refused problem={problem} />
      {segments.length > SHOWN && (
        <SearchInput label="Find among these" value={search} onSearch={setSearch} className="mb-1" />
      )}
      {segments.length === 0 && <p className="py-1.5 text-muted">In no segment now.</p>}
      {segments.length > 0 && found.length === 0 && (
        <p className="py-1.5 text-muted wrap-anywhere">None of them is called “{search}”.</p>
      )}
      <ul
        aria-label="Segments this customer is in"
        aria-busy={stale}
        className={cn("transition-opacity duration-150", stale && "opacity-60")}
      >
        {[...shown, ...hidden].map((segment) => (
          <SegmentRow
            key={segment.id}
            customer={customer}
            segment={segment}
            open={segment.id === explained}
            onOpen={(open) => onExplain(open ? segment.id : undefined)}
          />
        ))}
      </ul>
      {more > 0 && (
        <Button size="sm" variant="ghost" className="-ml-2" onClick={() => setWhole(true)}>
          Show all {formatNumber(segments.length)}
        </Button>
      )}
      <BrokenSegments broken={broken} />
      <TestSegment
        customer={customer}
        segmentId={isListed ? undefined : explained}
        listed={segments.map(({ id }) => id)}
        onTest={onExplain}
      />
      <div className="mt-3">
        <ReceiptLine receipt={receipt} />
      </div>
    </Part>
  );
}
