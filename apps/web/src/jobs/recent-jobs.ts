import { trpc } from "../trpc.ts";

/** The newest jobs of the organization: what the tray of jobs is about. */
export const recentJobs = trpc.jobs.list.queryOptions({ limit: 20 });

/** Under which this tab remembers the jobs in its tray, as JSON. */
export const TRAY_KEY = "jobs-in-tray";
