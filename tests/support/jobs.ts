import type { Client } from "./server.ts";

export type BulkRequest = Parameters<Client["jobs"]["start"]["mutate"]>[0];

/** The job when it runs no longer. */
export async function finished({ jobs }: Client, id: number) {
  let job = await jobs.get.query({ id });
  while (job.state === "running") {
    await new Promise((resolve) => setTimeout(resolve, 10));
    job = await jobs.get.query({ id });
  }
  return job;
}

export async function runJob(client: Client, request: BulkRequest) {
  return finished(client, (await client.jobs.start.mutate(request)).id);
}

export async function undoJob(client: Client, id: number) {
  return finished(client, (await client.jobs.undo.mutate({ id })).id);
}
