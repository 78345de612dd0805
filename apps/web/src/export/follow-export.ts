import { QueryObserver } from "@tanstack/react-query";
import { countOf } from "../format.ts";
import { followJob } from "../jobs/follow-job.ts";
import { toast } from "../shell/toast.ts";
import { type Job, queryClient, trpc } from "../trpc.ts";
import { download } from "./download.ts";

/** Should the stream of news be held up on its way, a job is looked at all the same; in milliseconds. */
const LOOK_AGAIN = 2_000;

/**
 * Stays with an export that was begun: once its file is there it is downloaded, wherever in the application one is by then.
 * After a reload it is no longer followed; then the file is in the tray and under Activity.
 */
export async function followExport(begun: Job): Promise<void> {
  const brief = followJob(begun);
  const job = await ended(begun.id);
  const [file] = job.files;
  if (job.state === "done" && file) download(`/files/${file.id}`);
  // What takes longer is told by the tray.
  if (!(await brief)) return;
  if (job.state === "done") toast.success(`Exported ${countOf(job.done, "customer")}`);
  else toast.error("The export failed", { description: job.problem ?? "It was cancelled." });
}

function ended(id: number): Promise<Job> {
  const observer = new QueryObserver(queryClient, {
    ...trpc.jobs.get.queryOptions({ id }),
    refetchInterval: LOOK_AGAIN,
    refetchIntervalInBackground: true,
  });
  return new Promise((resolve) => {
    const stop = observer.subscribe(({ data }) => {
      if (!data || data.state === "running") return;
      stop();
      resolve(data);
    });
  });
}
