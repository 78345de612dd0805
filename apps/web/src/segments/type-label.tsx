import { ListChecks, Lock, Megaphone, Snowflake, Workflow } from "lucide-react";
import type { SegmentItem } from "../trpc.ts";

const kinds = {
  static: { icon: ListChecks, label: "Static", title: undefined },
  dynamic: { icon: Workflow, label: "Dynamic", title: undefined },
  suppressed: { icon: Lock, label: "System", title: "Dynamic, and kept by Segments" },
  cooldown: { icon: Snowflake, label: "Cooldown", title: "Static: customers who are not ready" },
  alreadyRan: { icon: Megaphone, label: "Already ran", title: "Static: whom a campaign enrolled" },
} as const;

/** What kind of segment it is: static or dynamic, or what the product itself uses it for. */
export function TypeLabel({ segment: { type, special } }: { readonly segment: SegmentKind }) {
  const { icon: Icon, label, title } = kinds[special ?? type];
  return (
    <span title={title} className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted">
      <Icon aria-hidden className="size-3.5" />
      {label}
    </span>
  );
}

type SegmentKind = Pick<SegmentItem, "type" | "special">;
