import { Link } from "@tanstack/react-router";
import { formatInstant, formatNumber } from "../../format.ts";
import { formatTime } from "../../format-days.ts";
import { useTimeZone } from "../../shell/use-session.ts";
import type { TimelineEntry } from "../../trpc.ts";
import { type CauseContext, type Caused, causeWords } from "./cause-words.ts";
import type { Told } from "./gather-entries.ts";
import { type Reset, resetWords } from "./reset-words.ts";
import { Sentence } from "./sentence.tsx";
import { Sign } from "./sign.tsx";

interface TimelineRowProps {
  readonly told: Told;
  readonly context: CauseContext;
}

/** "12 joined — Linh Phạm tagged hot-lead", and who they are. */
export function TimelineRow({ told: { entry, former }, context }: TimelineRowProps) {
  const timeZone = useTimeZone();
  const { type, count, at, customers } = entry;
  return (
    <li className="flex gap-3 py-2">
      <Sign type={type} />
      <div className="min-w-0 flex-1 pt-0.5">
        <p className="wrap-anywhere">
          {isReset(entry) ? (
            <Sentence words={resetWords(entry, former, context)} />
          ) : (
            <>
              <span className="numeric font-medium">
                {formatNumber(count)} {type}
              </span>{" "}
              — <Sentence words={causeWords(entry as Caused, context)} />
            </>
          )}
        </p>
        {customers.length > 0 && <Names customers={customers} count={count} />}
      </div>
      <time
        dateTime={at}
        title={formatInstant(at, timeZone)}
        className="numeric shrink-0 pt-0.5 text-xs/5 text-muted"
      >
        {formatTime(at, timeZone)}
      </time>
    </li>
  );
}

function isReset(entry: TimelineEntry): entry is Reset {
  return entry.type === "filled" || entry.type === "ended";
}

function Names({ customers, count }: Pick<TimelineEntry, "customers" | "count">) {
  const others = count - customers.length;
  return (
    <p className="numeric text-sm text-muted wrap-anywhere">
      {customers.map(({ id, name }, index) => (
        <span key={id}>
          {index > 0 && (others === 0 && index === customers.length - 1 ? " and " : ", ")}
          <Link
            to="/crm/customers/$id"
            params={{ id }}
            className="rounded underline decoration-line-strong underline-offset-2 hover:text-text"
          >
            <bdi>{name.slice(0, 100)}</bdi>
          </Link>
        </span>
      ))}
      {others > 0 && ` and ${formatNumber(others)} more`}
    </p>
  );
}
