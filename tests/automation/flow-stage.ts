import { query } from "@segments/db";
import { expect } from "vitest";
import { settled } from "../support/ledger.ts";
import { type Client, startTestServer, type TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

type Definition = Parameters<Client["flows"]["create"]["mutate"]>[0]["definition"];
export type Trigger = Definition["trigger"];
export type Step = Definition["steps"][number];
export type Run = Awaited<ReturnType<Client["flows"]["runs"]["query"]>>["runs"][number];

export const patience = { timeout: 50_000, interval: 10 };

// Steps, and the rules of conditions, as tests write them.
export const give = (tagId: number): Step => ({ kind: "addTag", tagId });
export const take = (tagId: number): Step => ({ kind: "removeTag", tagId });
export const wait = (amount: number, unit: "minutes" | "hours" | "days"): Step => ({
  kind: "wait",
  for: { amount, unit },
});
export const has = (tagId: number) => all(is("tag", "containsAnyOf", [tagId]));
export const condition = (rule: object): Step => ({ kind: "condition", rule });

/** An organization with automations, on a server whose clock a test can move. */
export class FlowStage {
  readonly server: TestServer;
  readonly world: World;
  readonly client: Client;
  readonly #clock: { ahead: number };
  #serial = 0;

  private constructor(server: TestServer, world: World, clock: { ahead: number }) {
    this.server = server;
    this.world = world;
    this.client = server.client(world.orgId, world.personId);
    this.#clock = clock;
  }

  static async open(): Promise<FlowStage> {
    const clock = { ahead: 0 };
    const server = await startTestServer({ clock: () => Date.now() + clock.ahead });
    return new FlowStage(server, await World.create(server), clock);
  }

  unique(name: string): string {
    this.#serial += 1;
    return `${name} ${this.#serial}`;
  }

  async segment(name = this.unique("Static")): Promise<number> {
    return (await this.client.segments.create.mutate({ type: "static", name })).id;
  }

  tag(name = this.unique("Tag")): Promise<number> {
    return this.world.tag(name);
  }

  async draft(trigger: Trigger, steps: readonly Step[], again = false): Promise<number> {
    const name = this.unique("Automation");
    const definition = { trigger, again, steps: [...steps] };
    return (await this.client.flows.create.mutate({ name, definition })).id;
  }

  /** One that is on. */
  async flow(trigger: Trigger, steps: readonly Step[], again = false): Promise<number> {
    const id = await this.draft(trigger, steps, again);
    await this.client.flows.turnOn.mutate({ id });
    return id;
  }

  add(id: number, ...customerIds: number[]) {
    return this.client.segments.addCustomers.mutate({ id, customerIds });
  }

  inbound(customerId: number) {
    return this.client.customers.recordInbound.mutate({ customerId, channel: "email", body: "hello" });
  }

  async runs(id: number): Promise<readonly Run[]> {
    return (await this.client.flows.runs.query({ id, limit: 100 })).runs;
  }

  /** Moves the clock on, and has the runner look at what is due by it. */
  async pass(ms: number): Promise<void> {
    this.#clock.ahead += ms;
    await this.wake();
  }

  async wake(): Promise<void> {
    await query(this.server.database, { text: "select pg_notify('segments_flows', '')" });
  }

  /** Until all that has happened has set off what it does, and nothing is due any more. */
  async settled(): Promise<void> {
    const { orgId } = this.world;
    await settled(this.server, orgId);
    const open = async () => {
      const rows = await query(this.server.database, {
        text: `select f.id from flow f where f.org_id = $1 and f.state = 'on' and (
            f.cursor < (select last from membership_sequence s where s.org_id = f.org_id)
            or exists (select from flow_run r where r.org_id = f.org_id and r.flow_id = f.id and r.due_at <= $2))`,
        values: [orgId, new Date(Date.now() + this.#clock.ahead)],
      });
      return rows.length;
    };
    await expect.poll(open, patience).toBe(0);
  }

  async idsOf(id: number): Promise<number[]> {
    return (await this.client.segments.resolveCustomerIds.query({ id })).ids;
  }

  async tagsOf(id: number): Promise<number[]> {
    const rows = await query<{ id: number }>(this.server.database, {
      text: "select tag_id as id from customer_tag where org_id = $1 and customer_id = $2 order by 1",
      values: [this.world.orgId, id],
    });
    return rows.map((row) => row.id);
  }
}

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
