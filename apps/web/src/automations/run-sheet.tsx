import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Ban, Check, CircleAlert, CircleDashed, Hourglass, Minus, Play, SearchX, Zap } from "lucide-react";
import { type ReactNode, useMemo } from "react";
import { cn } from "../components/ui/cn.ts";
import { EmptyState } from "../components/ui/notice.tsx";
import { Sheet } from "../components/ui/sheet.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { formatInstant } from "../format.ts";
import { formatMoment } from "../format-days.ts";
import { problemOf } from "../problem.ts";
import { RuleSentence } from "../rule-builder/rule-sentence.tsx";
import { Ago } from "../shell/ago.tsx";
import { ErrorState } from "../shell/error-state.tsx";
import { useTimeZone } from "../shell/use-session.ts";
import { type Flow, type FlowRunDetail, trpc } from "../trpc.ts";
import { triggerWords } from "./flow-words.ts";
import { namesOf } from "./known-names.ts";
import { RetryRun } from "./retry-run.tsx";
import { RunState } from "./run-state.tsx";
import { type RunPart, type RunPartState, runStory } from "./run-story.ts";

/** How often one that is under way is looked at again, in milliseconds. */
const AGAIN = 4_000;

interface RunSheetProps {
  readonly flow: Flow;
  readonly runId: number;
  readonly onClose: () => void;
}

/** One customer's way through an automation: each step, and what came of it. */
export function RunSheet({ flow, runId, onClose }: RunSheetProps) {
  const query = useQuery(trpc.flows.run.queryOptions({ id: flow.id, runId }, { refetchInterval: AGAIN }));
  const run = query.data;

  function content() {
    if (run) return <Story run={run} flow={flow} />;
    if (!query.isError) return <Loading />;
    if (problemOf(query.error).reason === "NOT_FOUND")
      return (
        <EmptyState icon={SearchX} title="There is no such run">
          This automation has none with that number.
        </EmptyState>
      );
    return (
      <ErrorState
        title="The run could not be loaded"
        error={query.error}
        onRetry={() => void query.refetch()}
      />
    );
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={<bdi>{run ? (run.customer.name?.slice(0, 300) ?? "A customer who was deleted") : "Run"}</bdi>}
      className="w-[min(480px,100vw)]"
      footer={run?.state === "failed" && <RetryRun id={flow.id} run={run} />}
    >
      {content()}
    </Sheet>
  );
}

interface StoryProps {
  readonly run: FlowRunDetail;
  readonly flow: Flow;
}

function Story({ run, flow }: StoryProps) {
  const names = useMemo(() => namesOf(run.names), [run.names]);
  const parts = runStory(run, names, flow.state === "on");
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <RunState state={run.state} />
        {run.customer.name !== null && (
          <Link
            to="/crm/customers/$id"
            params={{ id: run.customer.id }}
            className="rounded-sm text-accent-text hover:underline"
          >
            The customer’s page
          </Link>
        )}
      </div>
      {run.revision !== flow.revision && (
        <p className="mb-4 text-sm text-muted">
          It goes by the steps as they were in version {run.revision}; they have been changed since.
        </p>
      )}
      <ol aria-label="Steps" className="flex flex-col">
        <Entry
          icon={<Zap aria-hidden className="size-4 text-muted" />}
          title={triggerWords(run.definition.trigger, names)}
        >
          <p className="text-sm text-muted">
            <When label="Began" at={run.startedAt} />
          </p>
        </Entry>
        {parts.map((part) => (
          <Entry
            key={part.place}
            icon={<PartMark state={part.state} />}
            title={`${part.place}. ${part.title}`}
            faded={isAhead(part)}
          >
            {part.step.kind === "condition" && (
              <p className="text-sm text-muted wrap-anywhere">
                <RuleSentence rule={part.step.rule} />
              </p>
            )}
            <p
              role={part.state === "failed" ? "alert" : undefined}
              className={cn("text-sm wrap-anywhere", part.state === "failed" ? "text-danger" : "text-muted")}
            >
              <When label={part.outcome} at={part.at} due={part.state === "waiting"} />
            </p>
          </Entry>
        ))}
      </ol>
    </>
  );
}

function isAhead({ state }: RunPart): boolean {
  return state === "ahead" || state === "never";
}

interface EntryProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly faded?: boolean;
  readonly children: ReactNode;
}

function Entry({ icon, title, faded = false, children }: EntryProps) {
  return (
    <li className="group/entry flex gap-3">
      <div className="flex flex-col items-center">
        <span className="flex size-6 shrink-0 items-center justify-center">{icon}</span>
        <span aria-hidden className="w-px flex-1 bg-line-strong group-last/entry:hidden" />
      </div>
      <div className="min-w-0 flex-1 pb-4">
        <h3 className={cn("text-sm leading-6 font-medium wrap-anywhere", faded && "font-normal text-muted")}>
          {title}
        </h3>
        {children}
      </div>
    </li>
  );
}

const marks = {
  done: [Check, "text-accent-text"],
  stopped: [Ban, "text-muted"],
  waiting: [Hourglass, "text-text"],
  next: [Play, "text-accent-text"],
  failed: [CircleAlert, "text-danger"],
  ahead: [CircleDashed, "text-muted"],
  never: [Minus, "text-muted"],
} as const;

function PartMark({ state }: { readonly state: RunPartState }) {
  const [Icon, tone] = marks[state];
  return <Icon aria-hidden className={cn("size-4", tone)} />;
}

function When({
  label,
  at,
  due = false,
}: {
  readonly label: string;
  readonly at: string | null;
  readonly due?: boolean;
}) {
  const timeZone = useTimeZone();
  if (!at) return <>{label}</>;
  if (!due)
    return (
      <>
        {label} · <Ago iso={at} />
      </>
    );
  return (
    <>
      {label}{" "}
      <time dateTime={at} title={formatInstant(at, timeZone)} className="numeric">
        {formatMoment(at, timeZone)}
      </time>
    </>
  );
}

function Loading() {
  return (
    <div aria-busy className="flex flex-col gap-4 pt-1">
      <Skeleton className="w-24" />
      {[1, 2, 3].map((one) => (
        <Skeleton key={one} className="h-8 w-64 max-w-full" />
      ))}
    </div>
  );
}
