import { nameKey, sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { CrmError } from "../errors.ts";
import { isVisible } from "../visible.ts";

export interface Company {
  readonly id: number;
  readonly name: string;
}

/** The most characters that a company's name can have. */
const LONGEST = 200;

/** Reads a company's name. Throws INVALID. */
export function readCompanyName(input: string): { readonly name: string; readonly key: string } {
  const name = input.trim().replace(/\s+/gu, " ");
  if (!isVisible(name) || /[\0\p{Surrogate}]/u.test(name))
    throw new CrmError("INVALID", "A company needs a name.");
  if ([...name].length > LONGEST)
    throw new CrmError("INVALID", `A company’s name can have at most ${LONGEST} characters.`);
  return { name, key: nameKey(name) };
}

/** Creates a company. Throws INVALID (the name) and CONFLICT (there is one that is called so). */
export function createCompany(context: Context, input: string): Promise<Company> {
  const { name, key } = readCompanyName(input);
  const { orgId } = context;
  return change(context, "manual", async (write) => {
    await write.lock("companies");
    const known = await write.query<Company>(sql`select id, name from company where org_id = ${orgId}`);
    const same = known.find((company) => nameKey(company.name) === key);
    if (same) throw new CrmError("CONFLICT", `There is already a company called “${same.name}”.`);
    const company = await write.tx.company.create({
      data: { orgId, name },
      select: { id: true, name: true },
    });
    write.touch(["options"]);
    await recordAudit(write, "company.create", company);
    return company;
  });
}
