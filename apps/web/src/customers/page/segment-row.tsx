import { Link } from "@tanstack/react-router";
import { Flame, ListChecks, Snowflake, Workflow, X } from "lucide-react";
import { useId } from "react";
import { Button } from "../../components/ui/button.tsx";
import { formatDay, formatInstant } from "../../format.ts";
import { quoted } from "../../segments/quoted.ts";
import { useMay } from "../../shell/use-may.ts";
import { useTimeZone } from "../../shell/use-session.ts";
import type { CustomerDetail, CustomerSegments } from "../../trpc.ts";
import { Why } from "../why.tsx";
import { joinSegment, leaveSegment } from "./membership-edits.ts";
import { Refused } from "./refused.tsx";
import { useCustomerEdits } from "./use-customer-edits.ts";

export type MemberOf = CustomerSegments["segments"][number];

interface SegmentRowProps {
  readonly customer: CustomerDetail;
  readonly segment: MemberOf;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** A segment that the customer is in: since when or by rule, why, and the way out of a static one. */
export function SegmentRow({ customer: { id: customerId }, segment, open, onOpen }: SegmentRowProps) {
  const { edit, problem } = useCustomerEdits(customerId);
  const { may } = useMay("segments.removeCustomers");
  const timeZone = useTimeZone();
  const why = useId();
  const { id, name, type } = segment;
  const StaticIcon = type === "static" && segment.special === "cooldown" ? Snowflake : ListChecks;
  const Icon = type === "static" ? StaticIcon : Workflow;

  function leave() {
    void edit({
      ...leaveSegment(customerId, id),
      said:
        segment.special === "cooldown"
          ? `Warmed up again: out of ${quoted(name)}`
          : `Removed from ${quoted(name)}`,
      undo: joinSegment(customerId, segment),
    });
  }

  return (
    <li className="group/segment">
      <div className="flex min-h-11 items-center gap-2.5">
        <Icon aria-hidden className="size-4 shrink-0 text-muted" />
        <div className="min-w-0 flex-1">
          <Link
            to="/crm/segments/$id"
            params={{ id }}
            dir="auto"
            title={name.length > 36 ? name : undefined}
            className="block truncate rounded font-medium hover:underline"
          >
            {name}
          </Link>
          <p className="truncate text-xs text-muted">
            {type === "static" ? (
              <span title={formatInstant(segment.since, timeZone)}>
                Static · since {formatDay(segment.since, timeZone)}
              </span>
            ) : (
              "Dynamic"
            )}
          </p>
        </div>
        {type === "static" && may && (
          <Button
            variant="ghost"
            size="iconSm"
            aria-label={
              segment.special === "cooldown"
                ? `Warmed up again: remove from ${quoted(name)}`
                : `Remove from ${quoted(name)}`
            }
            title={segment.special === "cooldown" ? "Warmed up again" : undefined}
            className="touch:opacity-100 md:opacity-0 md:group-hover/segment:opacity-100 md:focus-visible:opacity-100"
            onClick={leave}
          >
            {segment.special === "cooldown" ? <Flame aria-hidden /> : <X aria-hidden />}
          </Button>
        )}
        <Button
          variant="ghost"
          size="sm"
          aria-label={`Why in ${quoted(name)}?`}
          aria-expanded={open}
          aria-controls={why}
          className="aria-expanded:bg-hover aria-expanded:text-text"
          onClick={() => onOpen(!open)}
        >
          Why?
        </Button>
      </div>
      <Refused problem={problem} />
      <div id={why} className={open ? "pb-3 pl-6.5" : undefined}>
        {open && type === "dynamic" && <Why segmentId={id} customerId={customerId} />}
        {open && type === "static" && <HowItCame segment={segment} />}
      </div>
    </li>
  );
}

const ways: Readonly<Record<string, string>> = {
  manual: "by hand",
  bulk: "with a bulk action",
  import: "with an import",
  automation: "by an automation",
};

function HowItCame({ segment: { since, by, cause } }: { readonly segment: MemberOf & { type: "static" } }) {
  const timeZone = useTimeZone();
  return (
    <p className="text-sm text-muted">
      {by ? (
        <>
          <bdi>{by}</bdi> added it
        </>
      ) : (
        "It was added"
      )}{" "}
      {cause && `${ways[cause] ?? ""} `}on {formatInstant(since, timeZone)}. A static segment has no rule: it
      stays in until it is removed.
    </p>
  );
}
