import { useQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { lazyPart } from "../shell/lazy-part.tsx";
import { useSession } from "../shell/use-session.ts";
import { recentJobs, TRAY_KEY } from "./recent-jobs.ts";

const JobTray = lazyPart(async () => ({ default: (await import("./job-tray.tsx")).JobTray }));

/** The place for one's jobs. What shows them is fetched when the first one runs. */
export function TraySlot() {
  const me = useSession()?.user?.id;
  const { data } = useQuery(recentJobs);
  const [shown, setShown] = useState(() => (sessionStorage.getItem(TRAY_KEY) ?? "[]") !== "[]");
  if (!shown && data?.jobs.some(({ state, actor }) => state === "running" && actor.id === me)) setShown(true);
  return (
    shown && (
      <Suspense>
        <JobTray />
      </Suspense>
    )
  );
}
