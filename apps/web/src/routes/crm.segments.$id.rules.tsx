import { createFileRoute } from "@tanstack/react-router";
import { SegmentRules } from "../segments/segment-rules.tsx";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/crm/segments/$id/rules")({
  component: RulesRoute,
  errorComponent: Crash,
});

function RulesRoute() {
  const { id } = Route.useParams();
  return <SegmentRules key={id} id={id} />;
}
