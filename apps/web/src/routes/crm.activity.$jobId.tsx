import { createFileRoute } from "@tanstack/react-router";
import { JobPage } from "../activity/job-page.tsx";
import { Crash } from "../shell/crash.tsx";

export const Route = createFileRoute("/crm/activity/$jobId")({
  params: {
    parse: ({ jobId }) => ({ jobId: Number(jobId) }),
    stringify: ({ jobId }) => ({ jobId: String(jobId) }),
  },
  component: JobRoute,
  errorComponent: Crash,
});

function JobRoute() {
  const { jobId } = Route.useParams();
  return <JobPage key={jobId} id={jobId} />;
}
