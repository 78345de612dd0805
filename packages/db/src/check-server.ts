import pg from "pg";
import { sessionConfig } from "./connection.ts";

const OLDEST = 15;

/** Makes sure that a database can be used. Throws one sentence where it can't be reached, or is too old. */
export async function checkServer(url: string): Promise<void> {
  let client: pg.Client;
  try {
    client = new pg.Client(sessionConfig(url, { applicationName: "segments start" }));
  } catch {
    throw new Error(
      "DATABASE_URL is no address of a database, such as postgresql://user:password@host:5432/name.",
    );
  }
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ version: string }>(
      "select current_setting('server_version') as version",
    );
    const version = rows[0]?.version ?? "";
    if (Number.parseInt(version, 10) < OLDEST) {
      throw new Error(`The database server is PostgreSQL ${version}; this needs ${OLDEST} or newer.`);
    }
  } catch (error) {
    if (error instanceof Error && error.message.startsWith("The database server is")) throw error;
    throw new Error(`The database can’t be reached: ${reason(error, new URL(url))}.`, { cause: error });
  } finally {
    await client.end().catch(() => {});
  }
}

function reason(error: unknown, { host, pathname }: URL): string {
  const { code, message = String(error) } = error as { code?: string; message?: string };
  if (code === "ECONNREFUSED") return `nothing listens at ${host}`;
  if (code === "ENOTFOUND") return `there is no host ${host}`;
  if (code === "28P01" || code === "28000") return "the user or the password is wrong";
  if (code === "3D000") return `there is no database “${pathname.slice(1)}” at ${host}`;
  return message.replace(/\.$/, "");
}
