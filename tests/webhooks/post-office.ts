import type { AppOptions } from "@segments/api/app";
import { deleteOldDeliveries } from "@segments/crm";
import { query } from "@segments/db";
import { expect, onTestFinished } from "vitest";
import { type Client, startTestServer, type TestServer } from "../support/server.ts";
import { World } from "../support/world.ts";
import { type AnswerCall, type Receiver, startReceiver } from "./receiver.ts";

type NewEndpoint = Parameters<Client["webhooks"]["create"]["mutate"]>[0];
export type Delivery = Awaited<ReturnType<Client["webhooks"]["delivery"]["query"]>>;

/** An organization whose segments are told of, on a server whose clock a test can move. */
export class PostOffice {
  readonly server: TestServer;
  readonly world: World;
  readonly client: Client;
  readonly #clock: { ahead: number };

  private constructor(server: TestServer, world: World, clock: { ahead: number }) {
    this.server = server;
    this.world = world;
    this.client = server.client(world.orgId, world.personId);
    this.#clock = clock;
  }

  static async open(options: Partial<AppOptions> = {}): Promise<PostOffice> {
    const clock = { ahead: 0 };
    const server = await startTestServer({
      clock: () => Date.now() + clock.ahead,
      webhooks: { allowPrivate: true },
      ...options,
    });
    return new PostOffice(server, await World.create(server), clock);
  }

  /** Another organization on the same server. */
  async neighbour(): Promise<PostOffice> {
    return new PostOffice(this.server, await World.create(this.server), this.#clock);
  }

  async receiver(answer?: AnswerCall): Promise<Receiver> {
    const receiver = await startReceiver(answer);
    onTestFinished(receiver.stop);
    return receiver;
  }

  async endpoint(url: string, given: Partial<NewEndpoint> = {}): Promise<{ id: number; secret: string }> {
    const { endpoint, secret } = await this.client.webhooks.create.mutate({
      url,
      events: ["segment.joined", "segment.left"],
      segmentIds: null,
      ...given,
    });
    return { id: endpoint.id, secret };
  }

  async segment(name = `Static ${Math.random()}`): Promise<number> {
    return (await this.client.segments.create.mutate({ type: "static", name })).id;
  }

  async add(id: number, customerIds: readonly number[]): Promise<void> {
    await this.client.segments.addCustomers.mutate({ id, customerIds: [...customerIds] });
  }

  async remove(id: number, customerIds: readonly number[]): Promise<void> {
    await this.client.segments.removeCustomers.mutate({ id, customerIds: [...customerIds] });
  }

  /** Moves the clock on, and has the runner look at what is due by it. */
  async pass(ms: number): Promise<void> {
    this.#clock.ahead += ms;
    await query(this.server.database, { text: "select pg_notify('segments_webhooks', '')" });
  }

  get now(): number {
    return Date.now() + this.#clock.ahead;
  }

  async status(id: number) {
    return this.client.webhooks.get.query({ id });
  }

  /** An endpoint's deliveries, the oldest first. */
  async deliveries(id: number) {
    const { deliveries } = await this.client.webhooks.deliveries.query({ id, limit: 100 });
    return deliveries.toReversed();
  }

  delivery(id: number): Promise<Delivery> {
    return this.client.webhooks.delivery.query({ id });
  }

  /** Until the delivery has been attempted so often, and none is being made. */
  async attempted(id: number, attempts: number): Promise<Delivery> {
    await expect
      .poll(
        async () => (await this.delivery(id)).log.filter((one) => one.succeeded !== null).length,
        patience,
      )
      .toBe(attempts);
    return this.delivery(id);
  }

  /** Until the delivery has been attempted once more than so often. */
  async triedAfter(id: number, attempts: number): Promise<void> {
    const over = async () => (await this.delivery(id)).log.filter((one) => one.succeeded !== null).length;
    await expect.poll(over, patience).toBeGreaterThan(attempts);
  }

  /** Until an endpoint has been told all there is to tell. */
  async settled(id: number): Promise<void> {
    await expect.poll(() => this.behind(id), patience).toBe(0);
    await expect.poll(async () => (await this.status(id)).pending, patience).toBe(0);
  }

  /** What the runner does now and then. */
  async clean(): Promise<void> {
    while (await deleteOldDeliveries(this.server.app.services));
  }

  /** How many entries of the feed an endpoint has no deliveries of yet. */
  async behind(id: number): Promise<number> {
    const [row] = await query<{ behind: number }>(this.server.database, {
      text: `select coalesce((select last from membership_sequence where org_id = $1), 0)::float8 - cursor::float8 as behind
        from webhook_endpoint where org_id = $1 and id = $2`,
      values: [this.world.orgId, id],
    });
    return row?.behind ?? 0;
  }
}

export const patience = { timeout: 50_000, interval: 10 };
