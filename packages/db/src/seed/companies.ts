import { slug } from "./folding.ts";
import { walkOf } from "./random.ts";
import { companyForms, companyStems, companyTrades } from "./words.ts";

export interface DemoCompany {
  readonly name: string;
  readonly domain: string;
}

const CUSTOMERS_PER_COMPANY = 15;

/** Different companies, as many as so many customers work for. */
export function companiesOf(random: () => number, customers: number): DemoCompany[] {
  const trades = companyTrades.length;
  const total = companyStems.length * trades * companyForms.length;
  const { start, step, count } = walkOf(
    random,
    total,
    Math.min(1, Math.max(10, customers / CUSTOMERS_PER_COMPANY) / total),
  );
  return Array.from({ length: count }, (_, index) => {
    const place = (start + index * step) % total;
    const form = companyForms[Math.floor(place / trades / companyStems.length)] ?? "";
    const name = `${companyStems[Math.floor(place / trades) % companyStems.length]} ${companyTrades[place % trades]}`;
    return { name: name + form, domain: `${slug(name)}.example` };
  });
}
