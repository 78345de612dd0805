import { type Client, startTestServer, type TestServer } from "./server.ts";
import { World } from "./world.ts";

export interface Workbench {
  readonly server: TestServer;
  readonly world: World;
  readonly client: Client;
  /** The name with a number that no other has. */
  unique(name: string): string;
  newStatic(): Promise<number>;
  newDynamic(rule: object): Promise<number>;
  idsOf(segmentId: number): Promise<number[]>;
}

/** A server with one organization, and short words for its segments. */
export async function startWorkbench(): Promise<Workbench> {
  const server = await startTestServer();
  const world = await World.create(server);
  const client = server.client(world.orgId, world.personId);
  let serial = 0;
  const unique = (name: string) => `${name} ${++serial}`;
  return {
    server,
    world,
    client,
    unique,
    newStatic: async () =>
      (await client.segments.create.mutate({ type: "static", name: unique("Static") })).id,
    newDynamic: async (rule) =>
      (await client.segments.create.mutate({ type: "dynamic", name: unique("Dynamic"), rule })).id,
    idsOf: async (id) => (await client.segments.resolveCustomerIds.query({ id })).ids,
  };
}
