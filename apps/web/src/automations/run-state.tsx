import { Ban, Check, CircleAlert, Hourglass, Play } from "lucide-react";
import { Badge } from "../components/ui/badge.tsx";
import type { FlowRun } from "../trpc.ts";
import { runWords } from "./flow-words.ts";

const looks = {
  running: { icon: Play, tone: "accent" },
  waiting: { icon: Hourglass, tone: "neutral" },
  done: { icon: Check, tone: "neutral" },
  stopped: { icon: Ban, tone: "neutral" },
  failed: { icon: CircleAlert, tone: "danger" },
} as const;

/** How a run stands, as a word and a mark. */
export function RunState({ state }: Pick<FlowRun, "state">) {
  const { icon: Icon, tone } = looks[state];
  return (
    <Badge tone={tone}>
      <Icon aria-hidden />
      {runWords[state]}
    </Badge>
  );
}
