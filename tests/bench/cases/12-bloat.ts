import { updateCustomers } from "@segments/crm";
import { query } from "@segments/db";
import { sameIds } from "../agreement.ts";
import { EXISTS, productPlanned, sqlContenders } from "../contenders/ids.ts";
import { geomean } from "../measure.ts";
import { type Case, type Row, short } from "../result.ts";
import type { World } from "../world.ts";
import { coldTimes } from "./01-cold.ts";

const BEFORE = "vacuumed";
const AFTER = "after the updates";
const TABLES = ["customer", "customer_tag", "fit_score", "segment_member"];

export const bloat: Case = {
  number: 12,
  title: "Cold resolve after updates to 10 % of the customers without a VACUUM",
  async run(world, options) {
    await forEachTable(world, (table) => `alter table ${table} set (autovacuum_enabled = false)`);
    try {
      await query(world.database, { text: `vacuum analyze ${TABLES.join()}` });
      const before = await coldTimes(world, options);
      const everybody = await world.customerIds();
      const tenth = everybody.filter((_, index) => index % 10 === 3);
      await updateCustomers(world.context, tenth, { ownerId: world.ids.person("Priya Nair") });
      for (const rule of world.rules) {
        const [exists] = sqlContenders(world, rule).filter(({ contender }) => contender === EXISTS);
        const product = productPlanned(world, rule);
        await product.prepare?.();
        const asked = options.adjust([product, ...(exists ? [exists] : [])]);
        const answers = new Map<string, Iterable<number>>();
        for (const { contender, run } of asked) answers.set(contender, await run());
        sameIds(rule.name, answers);
      }
      const after = await coldTimes(world, options);
      const rows = before.map((row, index): Row => {
        const times = [row, after[index]].map((each) => Object.values(each?.values ?? {})[0] ?? Number.NaN);
        return {
          name: row.name,
          values: { [BEFORE]: times[0] ?? Number.NaN, [AFTER]: times[1] ?? Number.NaN },
        };
      });
      const factor = geomean(
        rows.map(({ values }) => (values[AFTER] ?? Number.NaN) / (values[BEFORE] ?? Number.NaN)),
      );
      return {
        ...{ number: 12, title: bloat.title, unit: "ms", subject: BEFORE, rows },
        targets: [
          { target: "at most 2x, by geometric mean", measured: `${short(factor)}x`, met: factor <= 2 },
        ],
        notes: [
          "every tenth customer got an owner by the product’s own operation; autovacuum was off meanwhile",
        ],
      };
    } finally {
      await forEachTable(world, (table) => `alter table ${table} reset (autovacuum_enabled)`);
      await query(world.database, { text: `vacuum analyze ${TABLES.join()}` });
    }
  },
};

async function forEachTable({ database }: World, statement: (table: string) => string): Promise<void> {
  for (const table of TABLES) await query(database, { text: statement(table) });
}
