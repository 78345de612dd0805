import { members, previewRule } from "@segments/crm";
import { type Group, isGroup, predicatesOf, type Rule } from "@segments/rules";
import { sameAnswers } from "../agreement.ts";
import { prismaWhere } from "../contenders/prisma-where.ts";
import { measure } from "../measure.ts";
import { normalForm } from "../normal-form.ts";
import { type Case, rowOf, short } from "../result.ts";
import { eightPredicates } from "../rules.ts";
import type { World } from "../world.ts";

const PRODUCT = "product";
const FETCH = "that predicate’s fetch alone";
const COUNTS = "Prisma counts";

export const preview: Case = {
  number: 5,
  title: "Preview after changing one predicate of eight, with the count of every part",
  async run(world, options) {
    const { context, ids } = world;
    await previewRule(context, eightPredicates(ids), 0);
    // Each edit is one that was not seen before, so that its set is never cached.
    let edits = 0;
    const edit = () => eightPredicates(ids, 40 + ++edits / 1_000);
    const runners = options.adjust([
      {
        contender: PRODUCT,
        run: async (rule?: Rule) => countsOf(await previewRule(context, rule ?? edit(), 0)),
      },
      { contender: COUNTS, run: (rule?: Rule) => prismaCounts(world, rule ?? edit()) },
    ]);
    const rule = edit();
    const answers = new Map<string, unknown>();
    for (const { contender, run } of runners) answers.set(contender, await run(rule));
    sameAnswers("preview", answers);
    const fetch = { contender: FETCH, run: () => fetchAlone(world, edit()) };
    await fetch.run();
    const all = [...runners.map(({ contender, run }) => ({ contender, run: () => run() })), fetch];
    const times = await measure(all, { rounds: Math.max(options.rounds, 9) });
    const over = (times.get(PRODUCT) ?? Number.NaN) - (times.get(FETCH) ?? Number.NaN);
    return {
      ...{ number: 5, title: preview.title, unit: "ms", subject: PRODUCT },
      rows: [rowOf("fit score edited", times)],
      targets: [
        { target: "at most that predicate’s fetch + 2 ms", measured: `+ ${short(over)} ms`, met: over <= 2 },
      ],
      notes: [
        "the product’s answer also has the organization’s total, and what the whole would be without each part",
        "alone, the predicate goes the same way: its names are checked, and its ids are read into a set",
      ],
    };
  },
};

function countsOf({ counts }: Awaited<ReturnType<typeof previewRule>>) {
  return counts.map(({ path, count }) => [path, count]);
}

/** One count for the whole rule and one for each of its parts, at the same time. */
async function prismaCounts({ peers, orgId, meaning }: World, rule: Rule) {
  const parts = [{ path: "", part: rule as Group }, ...partsOf(rule, "")];
  return Promise.all(
    parts.map(async ({ path, part }) => {
      const where = prismaWhere(orgId, normalForm(part, meaning));
      return [path, await peers.prisma.customer.count({ where })];
    }),
  );
}

function partsOf(group: Group, path: string): { path: string; part: Group }[] {
  return group.rules.flatMap((member, index) => {
    const at = `${path === "" ? "" : `${path}.`}rules[${index}]`;
    if (!isGroup(member)) return [{ path: at, part: { combinator: "and", rules: [member] } as Group }];
    return [{ path: at, part: member }, ...partsOf(member, at)];
  });
}

/** The edited predicate by itself, into a set: its names are checked, and its ids are read. */
async function fetchAlone({ context }: World, rule: Rule): Promise<number> {
  const edited = [...predicatesOf(rule)].filter(({ predicate }) => predicate.field === "fitScore");
  const rules = edited.map(({ predicate }) => predicate as Group["rules"][number]);
  return (await members(context, { rule: { combinator: "and", rules } })).ids.size;
}
