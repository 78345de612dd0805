import { createHash } from "node:crypto";
import { sql } from "@segments/rules";
import type { Write } from "../../changes.ts";
import type { Context } from "../../context.ts";
import { CrmError } from "../../errors.ts";

/** How long the answer to a key is kept, in milliseconds. */
export const KEPT = 86_400_000;

const LONGEST_KEY = 200;

/** Who calls, what for, and by which key they know the call again. */
export interface KeyedCall {
  readonly idempotencyKey: string;
  /** Everything that tells this call from another. */
  readonly asked: unknown;
}

/**
 * Does `work` once for each caller and key: whoever repeats the call within a day gets the first answer word for word, and
 * nothing is done again. A repetition that comes while the first is under way waits for it. What is refused is not kept, for
 * nothing was done. Throws INVALID (the key) and CONFLICT where the key stands for another call. As the IETF draft “The
 * Idempotency-Key HTTP Header Field” has it.
 */
export async function once<Answer>(
  write: Write,
  { idempotencyKey, asked }: KeyedCall,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const { orgId, now } = write.context;
  const key = readKey(idempotencyKey);
  const caller = callerOf(write.context);
  const hash = createHash("sha256").update(JSON.stringify(asked)).digest("hex");
  // Of two at once the second waits here until the first is written, or given up.
  const mine = await write.query(sql`
    insert into node_call as c (org_id, caller, key, input_hash, created_at)
    values (${orgId}::int, ${caller}, ${key}, ${hash}, ${new Date(now)}::timestamptz)
    on conflict (org_id, caller, key) do update
      set input_hash = excluded.input_hash, answer = null, created_at = excluded.created_at
      where c.created_at <= ${new Date(now - KEPT)}::timestamptz
    returning c.key`);
  const row = sql`org_id = ${orgId}::int and caller = ${caller} and key = ${key}`;
  if (mine.length > 0) {
    const answer = await work();
    await write.query(sql`update node_call set answer = ${JSON.stringify(answer)} where ${row}`);
    return answer;
  }
  const [kept] = await write.query<{ hash: string; answer: string }>(
    sql`select input_hash as hash, answer from node_call where ${row}`,
  );
  if (kept?.hash !== hash) {
    throw new CrmError(
      "CONFLICT",
      "This idempotency key was used for another call within the last day: use a new one for each call, and the same only to repeat it.",
    );
  }
  return JSON.parse(kept.answer) as Answer;
}

function readKey(key: string): string {
  if (key === "" || key.length > LONGEST_KEY || !/^[^\p{Cc}\p{Cs}]+$/u.test(key)) {
    throw new CrmError(
      "INVALID",
      `An idempotency key has 1 to ${LONGEST_KEY} characters that can be printed.`,
    );
  }
  return key;
}

/** Two callers can use the same key without meaning the same. */
function callerOf({ actorId, caller }: Context): string {
  return caller?.apiKey ? `key ${caller.apiKey.id}` : `person ${actorId ?? 0}`;
}
