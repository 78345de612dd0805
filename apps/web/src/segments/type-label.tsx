import { ListChecks, Workflow } from "lucide-react";
import type { SegmentItem } from "../trpc.ts";

const kinds = {
  static: { icon: ListChecks, label: "Static" },
  dynamic: { icon: Workflow, label: "Dynamic" },
} as const;

export function TypeLabel({ type }: { readonly type: SegmentItem["type"] }) {
  const { icon: Icon, label } = kinds[type];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-muted">
      <Icon aria-hidden className="size-3.5" />
      {label}
    </span>
  );
}
