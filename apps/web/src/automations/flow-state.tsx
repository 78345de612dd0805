import { CircleDashed, CirclePause, TriangleAlert, Zap } from "lucide-react";
import { Badge } from "../components/ui/badge.tsx";
import type { Flow } from "../trpc.ts";
import { stateWords } from "./flow-words.ts";

/** How an automation stands, as a word and a mark. */
export function FlowState({ flow }: { readonly flow: Pick<Flow, "state" | "issues"> }) {
  const { state, issues } = flow;
  if (issues.length > 0)
    return (
      <Badge tone="danger">
        <TriangleAlert aria-hidden />
        {state === "on" ? "On, broken" : "Broken"}
      </Badge>
    );
  if (state === "on")
    return (
      <Badge tone="accent">
        <Zap aria-hidden />
        {stateWords.on}
      </Badge>
    );
  return (
    <Badge>
      {state === "draft" ? <CircleDashed aria-hidden /> : <CirclePause aria-hidden />}
      {stateWords[state]}
    </Badge>
  );
}
