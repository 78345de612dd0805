import type { Context } from "../context.ts";
import type { IdSet } from "../id-set/id-set.ts";
import { LedgerMemory, readCheckpoints } from "./ledger-memory.ts";

/** Who is in a dynamic segment as far as the ledger has said so: its last bitmap, and the log since. To check it by. */
export async function announcedIds(context: Context, segmentId: number): Promise<IdSet> {
  const memory = new LedgerMemory();
  memory.checkpoints = await readCheckpoints(context);
  await memory.load(context, [segmentId]);
  return memory.of(segmentId).ids();
}
