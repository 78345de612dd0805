import { vi } from "vitest";
import type { TestServer } from "./server.ts";

/**
 * The statements that this process sent to the database while `work` ran, but for signing in. What works in the background
 * would ask too, and does so no more from then on.
 */
export async function statementsDuring(
  { app, database }: TestServer,
  work: () => Promise<unknown>,
): Promise<string[]> {
  await Promise.all([app.ledger.stop(), app.jobs.stop(), app.webhooks.stop(), app.flows.stop()]);
  const client = await database.pool.connect();
  const spy = vi.spyOn(Object.getPrototypeOf(client), "query");
  client.release();
  try {
    await work();
    return spy.mock.calls
      .map(([sent]) => (typeof sent === "string" ? sent : (sent as { text: string }).text))
      .filter((text) => !/from org_person|"person_session"|"person"/.test(text));
  } finally {
    spy.mockRestore();
  }
}
