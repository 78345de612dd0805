import { createFileRoute } from "@tanstack/react-router";
import { PeoplePage } from "../settings/people-page.tsx";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/settings/people")({
  component: PeoplePage,
  errorComponent: Crash,
});
