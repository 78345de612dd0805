import { Archive, ListRestart, Minus, Plus } from "lucide-react";
import { cn } from "../../components/ui/cn.ts";
import type { TimelineEntry } from "../../trpc.ts";

const signs = {
  joined: { icon: Plus, tone: "text-success" },
  left: { icon: Minus, tone: "text-danger" },
  filled: { icon: ListRestart, tone: "text-muted" },
  ended: { icon: Archive, tone: "text-muted" },
} as const;

/** What kind of entry it is, by its shape as by its colour; its word stands beside it. */
export function Sign({ type }: Pick<TimelineEntry, "type">) {
  const { icon: Icon, tone } = signs[type];
  return (
    <span aria-hidden className={cn("grid size-6 shrink-0 place-items-center rounded-full bg-hover", tone)}>
      <Icon className="size-3.5" strokeWidth={2.25} />
    </span>
  );
}
