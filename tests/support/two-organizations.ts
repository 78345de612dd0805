import { type Client, startTestServer, type TestServer } from "./server.ts";
import { World } from "./world.ts";

interface Things {
  readonly tag: number;
  readonly segment: number;
  readonly customer: number;
}

export interface TwoOrganizations extends Things {
  readonly server: TestServer;
  readonly world: World;
  readonly client: Client;
  readonly stranger: World;
  /** The stranger's. */
  readonly theirs: Things;
}

/** A server with an organization of ours and one of strangers, each with a tag, a static segment and a customer. */
export async function startTwoOrganizations(): Promise<TwoOrganizations> {
  const server = await startTestServer();
  const world = await World.create(server, { name: "Ours" });
  const client = server.client(world.orgId, world.personId);
  const tag = await world.tag("hot-lead");
  const customer = await world.customer({ country: "VN", tags: [tag] });
  const segment = (await client.segments.create.mutate({ type: "static", name: "Ours" })).id;
  const stranger = await World.create(server, { name: "Theirs" });
  const foreign = server.client(stranger.orgId, stranger.personId);
  const theirs = {
    tag: await stranger.tag("theirs"),
    customer: await stranger.customer({ name: "Secret" }),
    segment: (await foreign.segments.create.mutate({ type: "static", name: "Secret segment" })).id,
  };
  return { server, world, client, tag, segment, customer, stranger, theirs };
}
