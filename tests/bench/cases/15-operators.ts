import { setTimeout as pause } from "node:timers/promises";
import { createApiKey } from "@segments/crm";
import { query } from "@segments/db";
import type { Rule } from "@segments/rules";
import { startServing } from "../../support/process.ts";
import { type Client, clientWith } from "../../support/server.ts";
import { median } from "../measure.ts";
import { type Draft, drafts, edited } from "../operators.ts";
import { pick, randomOf } from "../random.ts";
import { type Case, short } from "../result.ts";
import { SEED, type World } from "../world.ts";

const OPERATORS = 20;
const EDITS = 40;
/** Between an answer and the next edit, in milliseconds: hardly anybody clicks faster for long. */
const THINKING = { least: 200, most: 1_200 };
const PRODUCT = "product";

export const operators: Case = {
  number: 15,
  title: `From an edit to its counts through the API, ${OPERATORS} operators editing at once`,
  async run(world, { customers }) {
    const { child, address } = await startServing(world.databaseUrl, { RATE_LIMIT: "0", LOG_LEVEL: "error" });
    try {
      const client = await clientOf(world, address);
      const random = randomOf(SEED + 4);
      await ledgerAtRest(world);
      await warm(client, world);
      const alone = await edit(client, world, random);
      const crowd = await Promise.all(
        Array.from({ length: OPERATORS }, (_, index) => edit(client, world, randomOf(SEED + 5 + index))),
      );
      const times = crowd.flat();
      const late = percentile(times, 0.95);
      const reach = customers <= 10_000 ? 100 : 300;
      const rows = [
        ["one operator, median", median(alone)],
        ["one operator, 95th percentile", percentile(alone, 0.95)],
        [`${OPERATORS} operators, median`, median(times)],
        [`${OPERATORS} operators, 95th percentile`, late],
        [`${OPERATORS} operators, 99th percentile`, percentile(times, 0.99)],
      ] as const;
      return {
        ...{ number: 15, title: operators.title, unit: "ms", subject: PRODUCT },
        rows: rows.map(([name, ms]) => ({ name, values: { [PRODUCT]: ms } })),
        targets: [
          {
            target: `95 of 100 edits within ${reach} ms`,
            measured: `${short(late)} ms`,
            met: late <= reach,
          },
        ],
        notes: [
          `another process serves, and has taken down who is in its segments; an edit changes one predicate of eight to a value that somebody looked at before, and is answered with the count, those of all parts, those without each, and the first five customers`,
          `${EDITS} edits each, with ${THINKING.least} to ${THINKING.most} ms of thinking between; no answer was asked for before, and sets are warm`,
        ],
      };
    } finally {
      child.kill("SIGKILL");
    }
  },
};

async function clientOf({ context }: World, address: string): Promise<Client> {
  const { key } = await createApiKey(context, { name: "Bench", scope: "read", expiresInDays: 1 });
  return clientWith(address, async () => ({ authorization: `Bearer ${key}` }));
}

/** A process that begins takes down who is in every segment first; operators seldom come in that minute. */
async function ledgerAtRest({ database, orgId }: World): Promise<void> {
  for (let unseen = 1; unseen > 0; await pause(500)) {
    const [row] = await query<{ unseen: number }>(database, {
      text: `select count(*)::int as unseen from segment s
        where org_id = $1 and type = 'dynamic' and archived_at is null
          and not exists (select from segment_checkpoint c where c.org_id = s.org_id and c.segment_id = s.id)`,
      values: [orgId],
    });
    unseen = row?.unseen ?? 0;
  }
}

/** Has every value looked at once. */
async function warm(client: Client, { ids }: World): Promise<void> {
  for (const draft of drafts(ids)) await ask(client, draft.rule);
}

/** How long each edit of one operator's session took to be answered, in milliseconds. */
async function edit(client: Client, { ids }: World, random: () => number): Promise<number[]> {
  const times: number[] = [];
  let draft: Draft = pick(random, drafts(ids));
  for (let count = 0; count < EDITS; count++) {
    draft = edited(draft, ids, random);
    const started = performance.now();
    await ask(client, draft.rule);
    times.push(performance.now() - started);
    await pause(THINKING.least + random() * (THINKING.most - THINKING.least));
  }
  return times;
}

function ask(client: Client, rule: Rule) {
  return client.segments.previewRule.query({ rule, limit: 5 });
}

function percentile(times: readonly number[], share: number): number {
  return times.toSorted((a, b) => a - b)[Math.floor(share * times.length)] ?? Number.NaN;
}
