import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.join(import.meta.dirname, "../..");

/** What a rule can see, directly or through the log and the definitions. Written only through packages/crm/src/changes.ts. */
const guarded = [
  ...["customer", "contact", "customer_tag", "fit_score", "inbound_message"],
  ...[
    "segment",
    "segment_member",
    "segment_bitmap",
    "membership_log",
    "membership_reset",
    "membership_sequence",
  ],
  ...["tag", "company", "product", "org_person", "change", "tombstone"],
];

const writes = new RegExp(
  `\\b(?:insert\\s+into|update|delete\\s+from|truncate(?:\\s+table)?)\\s+"?(${guarded.join("|")})\\b`,
  "i",
);
const models = guarded.map((table) =>
  table.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
);
const prismaWrites = new RegExp(
  `\\.(${models.join("|")})\\s*\\.\\s*(?:create|createMany|createManyAndReturn|update|updateMany|upsert|delete|deleteMany)\\b`,
);

/**
 * Where a file writes to a guarded table other than through the door. A file that has nothing to run a statement with,
 * since all it imports is the language, only words statements for others.
 */
function violations(source: string): string[] {
  const found: string[] = [];
  const imported = [...source.matchAll(/\bfrom "([^"]+)"|\bimport\(/g)].map((match) => match[1]);
  const isStatements = imported.length > 0 && imported.every((from) => from === "@segments/rules");
  for (const part of source.split(/(?=\b(?:sql`|run\(|query\())/)) {
    const written = writes.exec(part);
    if (written && !/from "\.\.?\/(?:\.\.\/)?changes\.ts"/.test(source) && !isStatements)
      found.push(`writes ${written[1]} without changes.ts`);
  }
  if (/\brun(?:<[^>]*>)?\(\s*[^)]*?sql`[^`]*?\b(?:insert|update|delete)\s/i.test(source))
    found.push("writes through a reader");
  for (const match of source.matchAll(new RegExp(prismaWrites, "g"))) {
    const before = source.slice(Math.max(0, (match.index ?? 0) - 8), match.index);
    if (!before.endsWith("write.tx") && !before.endsWith("this.tx"))
      found.push(`writes ${match[1]} through a client of its own`);
  }
  return found;
}

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith(".test.ts") && !file.includes("generated"))
    .map((file) => path.join(folder, file));
}

describe("all writes to what a rule can see go through one door", () => {
  const files = ["packages/crm/src", "apps/api/src", "packages/rules/src", "packages/evaluator/src"].flatMap(
    sources,
  );
  // The seed fills a database that nobody has asked anything yet.
  const inDb = sources("packages/db/src").filter((file) => !file.includes(`seed${path.sep}`));

  test.each([...files, ...inDb].filter((file) => !file.endsWith(`crm${path.sep}src${path.sep}changes.ts`)))(
    "%s",
    (file) => {
      expect(violations(readFileSync(path.join(root, file), "utf8"))).toEqual([]);
    },
  );

  test.each([
    [
      "sql past the door",
      'import { sql } from "x";\nrun(context, sql`insert into customer_tag values (1)`);',
    ],
    [
      "a client of one's own",
      'import { change } from "../changes.ts";\nawait database.prisma.customer.update({});',
    ],
    [
      "a reader that writes",
      'import { change } from "../changes.ts";\nawait run(context, sql`delete from segment_member`);',
    ],
    [
      "a file of statements that runs them",
      'import { sql } from "@segments/rules";\nimport { run } from "../run.ts";\nconst add = () => sql`insert into customer_tag values (1)`;',
    ],
    [
      "one that asks for the means later",
      'import { sql } from "@segments/rules";\nconst add = sql`delete from segment_member`;\n(await import("../run.ts")).run(add);',
    ],
  ])("would notice %s", (_what, source) => {
    expect(violations(source)).not.toEqual([]);
  });

  test("guards every table that facts are read from", async () => {
    const { factsQuery, toQuery } = await import("@segments/rules");
    const { text } = toQuery(factsQuery(1, [1]));
    const read = [...text.matchAll(/\bfrom\s+([a-z_]+)/g)].map((match) => match[1]);
    expect(read.length).toBeGreaterThan(5);
    // `c` is the row of `customer` itself.
    for (const table of read) expect([...guarded, "c"]).toContain(table);
  });
});
