import { startTestServer } from "@segments/db/testing";

/** One database server for the whole run. */
export default async function setup(): Promise<() => Promise<void>> {
  const server = await startTestServer();
  return server.stop;
}
