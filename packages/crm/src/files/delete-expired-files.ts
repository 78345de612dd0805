import { sql } from "@segments/rules";
import type { Services } from "../context.ts";
import { execute } from "../run.ts";

/** Lets go of files that are kept no longer, and of what was never uploaded to the end. Returns how many. */
export async function deleteExpiredFiles(services: Services): Promise<number> {
  const gone = await execute(
    { services },
    sql`delete from stored_file where expires_at <= now() returning id`,
  );
  return gone.length;
}
