import { query } from "@segments/db";
import type { TestServer } from "../support/server.ts";
import { all, is, World } from "../support/world.ts";

/** The ids of one thing of each kind, in one organization. */
export interface Things {
  readonly customer: number;
  readonly contact: number;
  readonly tag: number;
  readonly company: number;
  readonly product: number;
  readonly person: number;
  readonly staticSegment: number;
  readonly dynamicSegment: number;
  readonly invitation: number;
  readonly key: number;
  readonly browser: number;
  readonly job: number;
  readonly file: number;
  readonly endpoint: number;
  readonly delivery: number;
  readonly campaign: number;
  readonly flow: number;
  readonly run: number;
  readonly organization: number;
}

/** An organization with one thing of each kind, all of them with `mark` in their names. */
export async function fill(server: TestServer, mark: string): Promise<{ world: World; things: Things }> {
  const world = await World.create(server, { name: mark });
  const client = server.client(world.orgId, world.personId);
  const tag = await world.tag(`${mark} tag`);
  const company = await world.company(`${mark} company`);
  const product = await world.product(`${mark} product`);
  const person = await world.person(`${mark} person`, "editor");
  const customer = await world.customer({
    name: `${mark} customer`,
    company,
    owner: person,
    country: "VN",
    tags: [tag],
    scores: { [product]: 5 },
    contacts: [{ channel: "email", address: `${mark}@example.com` }],
  });
  const contact = (await client.customers.get.query({ id: customer })).contacts[0]?.id ?? 0;
  const fixed = await client.segments.create.mutate({ type: "static", name: `${mark} static` });
  await client.segments.addCustomers.mutate({ id: fixed.id, customerIds: [customer] });
  const rule = all(is("tag", "containsAnyOf", [tag]));
  const dynamic = await client.segments.create.mutate({ type: "dynamic", name: `${mark} dynamic`, rule });
  const invitation = await client.people.invite.mutate({ email: `${mark}.new@example.com`, role: "viewer" });
  const { apiKey } = await client.keys.create.mutate({
    name: `${mark} key`,
    scope: "read",
    expiresInDays: 1,
  });
  const job = await client.jobs.start.mutate({
    action: "claim",
    input: {},
    audience: { customerIds: [customer] },
  });
  while ((await client.jobs.get.query({ id: job.id })).state === "running");
  const file = await client.files.beginUpload.mutate({ name: `${mark}.csv`, bytes: 0 });
  const { endpoint } = await client.webhooks.create.mutate({
    url: `https://hooks.example/${mark}`,
    description: `${mark} endpoint`,
    events: ["segment.joined"],
    segmentIds: [fixed.id],
  });
  // Nothing is sent while this is looked at.
  await client.webhooks.pause.mutate({ id: endpoint.id });
  const now = new Date();
  const delivery = await server.database.prisma.webhookDelivery.create({
    data: {
      ...{ orgId: world.orgId, endpointId: endpoint.id, messageId: `msg_${mark}`, event: "segment.joined" },
      ...{ segmentId: fixed.id, customers: 1, body: `{"of":"${mark}"}`, state: "failed" },
      ...{ createdAt: now, finishedAt: now },
    },
  });
  const campaign = await client.campaigns.create.mutate({
    name: `${mark} campaign`,
    includeIds: [dynamic.id],
    excludeIds: [fixed.id],
  });
  const flow = await client.flows.create.mutate({
    name: `${mark} automation`,
    definition: {
      trigger: { kind: "joined", segmentId: fixed.id },
      steps: [{ kind: "addTag", tagId: tag }],
    },
  });
  const run = await server.database.prisma.flowRun.create({
    data: {
      ...{ orgId: world.orgId, flowId: flow.id, revision: 1, customerId: customer, state: "failed" },
      ...{ startedAt: now, finishedAt: now, problem: `${mark} problem` },
    },
  });
  const { sessions } = await client.session.browsers.query();
  return {
    world,
    things: {
      customer,
      contact,
      tag,
      company,
      product,
      person,
      staticSegment: fixed.id,
      dynamicSegment: dynamic.id,
      invitation: invitation.id,
      key: apiKey.id,
      job: job.id,
      file: file.id,
      endpoint: endpoint.id,
      delivery: delivery.id,
      campaign: campaign.id,
      flow: flow.id,
      run: run.id,
      browser: sessions[0]?.id ?? 0,
      organization: world.orgId,
    },
  };
}

/** All that the database holds of an organization, but for what reading leaves behind. */
export async function everythingOf(server: TestServer, orgId: number): Promise<string> {
  const tables = await query<{ name: string }>(server.database, {
    text: `select table_name::text as name from information_schema.columns
      where table_schema = 'public' and column_name = 'org_id' and table_name <> 'person_session' order by 1`,
    values: [],
  });
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as t, coalesce(json_agg(to_jsonb(r) - 'last_used_at' order by to_jsonb(r)::text), '[]')::text as rows from ${name} r where org_id = $1`,
  );
  const found = await query<{ t: string; rows: string }>(server.database, {
    text: parts.join(" union all "),
    values: [orgId],
  });
  return JSON.stringify(found);
}
