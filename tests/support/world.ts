import { type Cache, type Database, query } from "@segments/db";
import { fold, nameKey } from "@segments/rules";

export interface NewCustomer {
  readonly name?: string;
  readonly company?: number;
  readonly owner?: number;
  readonly country?: string;
  readonly language?: string;
  /** ISO 8601 */
  readonly lastInboundAt?: string;
  readonly createdAt?: string;
  readonly tags?: readonly number[];
  /** product id to score */
  readonly scores?: Readonly<Record<number, number>>;
  readonly contacts?: readonly { channel: "email" | "phone"; address: string; suppressed?: boolean }[];
}

/**
 * An organization with one person, filled straight through SQL: what was there before. Not being the one door for writes,
 * it makes the given caches forget what they know instead.
 */
export class World {
  readonly database: Database;
  readonly orgId: number;
  /** The person who acts. */
  readonly personId: number;
  readonly #caches: readonly Cache[];

  private constructor(database: Database, caches: readonly Cache[], orgId: number, personId: number) {
    this.database = database;
    this.#caches = caches;
    this.orgId = orgId;
    this.personId = personId;
  }

  static async create(
    { database, caches }: { readonly database: Database; readonly caches: readonly Cache[] },
    { timeZone = "Asia/Ho_Chi_Minh", name = "Test" } = {},
  ): Promise<World> {
    const { prisma } = database;
    const org = await prisma.organization.create({ data: { name, timeZone } });
    const world = new World(database, caches, org.id, 0);
    const person = await world.person(`${name} admin`);
    return new World(database, caches, org.id, person);
  }

  async person(name: string, role: "viewer" | "editor" | "admin" = "admin"): Promise<number> {
    const { prisma } = this.database;
    const email = `${nameKey(name).replace(/\W/g, "")}-${Math.random().toString(36).slice(2)}@example.com`;
    const { id } = await prisma.person.create({ data: { name, email } });
    await prisma.orgPerson.create({ data: { orgId: this.orgId, personId: id, role } });
    return id;
  }

  async tag(name: string): Promise<number> {
    const data = { orgId: this.orgId, name, nameKey: nameKey(name) };
    return (await this.database.prisma.tag.create({ data })).id;
  }

  async company(name: string): Promise<number> {
    return (await this.database.prisma.company.create({ data: { orgId: this.orgId, name } })).id;
  }

  async product(name: string): Promise<number> {
    return (await this.database.prisma.product.create({ data: { orgId: this.orgId, name } })).id;
  }

  async customer(given: NewCustomer = {}): Promise<number> {
    const { name = "Somebody", company, owner, country, language, lastInboundAt, createdAt } = given;
    const [row] = await query<{ id: number }>(this.database, {
      text: `insert into customer (org_id, name, name_folded, company_id, owner_id, country, language, last_inbound_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, coalesce($8::timestamptz, '-infinity'), coalesce($9::timestamptz, now())) returning id`,
      values: [this.orgId, name, fold(name), company, owner, country, language, lastInboundAt, createdAt],
    });
    const id = row?.id ?? 0;
    const key = { orgId: this.orgId, customerId: id };
    const { prisma } = this.database;
    await prisma.customerTag.createMany({ data: (given.tags ?? []).map((tagId) => ({ ...key, tagId })) });
    await prisma.fitScore.createMany({
      data: Object.entries(given.scores ?? {}).map(([product, score]) => ({
        ...key,
        productId: Number(product),
        score,
      })),
    });
    await prisma.contact.createMany({
      data: (given.contacts ?? []).map(({ channel, address, suppressed = false }) => ({
        ...key,
        channel,
        address,
        addressFolded: fold(address),
        ...(suppressed && { suppressedAt: new Date(), suppressionReason: "unsubscribed" }),
      })),
    });
    for (const cache of this.#caches) cache.clear(this.orgId);
    return id;
  }

  /** As many customers as asked for, alike but for their numbered names. */
  async customers(count: number, given: NewCustomer = {}): Promise<number[]> {
    const ids: number[] = [];
    for (let index = 1; index <= count; index++) {
      ids.push(
        await this.customer({
          ...given,
          name: `${given.name ?? "Customer"} ${String(index).padStart(4, "0")}`,
        }),
      );
    }
    return ids;
  }
}

type Json = Readonly<Record<string, unknown>>;

export const all = (...rules: readonly Json[]) => ({ version: 1, combinator: "and", rules });
export const any = (...rules: readonly Json[]) => ({ version: 1, combinator: "or", rules });
export const is = (field: string, operator: string, value?: unknown) => ({
  field,
  operator,
  ...(value !== undefined && { value }),
});
