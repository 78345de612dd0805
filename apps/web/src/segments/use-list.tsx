import { Layers, type LucideIcon, Megaphone, Webhook, Workflow } from "lucide-react";
import type { Use } from "../problem.ts";
import { quoted } from "./quoted.ts";
import { UseLink } from "./use-link.tsx";

const kinds: Record<Use["kind"], { readonly icon: LucideIcon; readonly label: string }> = {
  segment: { icon: Layers, label: "Segment" },
  campaign: { icon: Megaphone, label: "Campaign" },
  automation: { icon: Workflow, label: "Automation" },
  webhook: { icon: Webhook, label: "Webhook" },
};

interface UseListProps {
  readonly users: readonly Use[];
  /** One of them was followed. */
  readonly onLeave: () => void;
}

/** What refers to something, each a link to where that can be changed, with the segments between. */
export function UseList({ users, onLeave }: UseListProps) {
  return (
    <ul className="flex max-h-80 flex-col overflow-y-auto">
      {users.map((use) => {
        const { icon: Icon, label } = kinds[use.kind];
        return (
          <li key={`${use.kind}:${use.id}`}>
            <UseLink
              use={use}
              onClick={onLeave}
              className="flex items-center gap-2.5 rounded-md px-2 py-1.5 hover:bg-hover"
            >
              <Icon aria-hidden className="size-4 shrink-0 text-muted" />
              <span className="min-w-0 flex-1">
                <bdi className="block truncate">{use.name.slice(0, 200)}</bdi>
                <span className="block truncate text-xs text-muted">
                  {label}
                  {use.via && ` by way of ${use.via.map(({ name }) => quoted(name)).join(" and ")}`}
                </span>
              </span>
            </UseLink>
          </li>
        );
      })}
    </ul>
  );
}
