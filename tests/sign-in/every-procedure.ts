import { type ProcedurePath, procedures } from "@segments/api/procedures";
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

const secret = `1_${"x".repeat(43)}`;
const password = "four words in a row";

/** For each procedure a call that would be right if the things were the caller's. A procedure without one is an error. */
export function callsAbout(things: Things): Record<ProcedurePath, readonly unknown[]> {
  const { customer, contact, tag, company, product, person, staticSegment, dynamicSegment } = things;
  const customerIds = [customer];
  const bulk = [
    { action: "addTags", input: { tagIds: [tag] }, audience: { customerIds } },
    { action: "assignOwner", input: { ownerId: person }, audience: { segmentId: dynamicSegment } },
    { action: "addToSegment", input: { segmentId: staticSegment }, audience: { customerIds } },
    { action: "claim", input: {}, audience: { customerIds } },
  ];
  const segment = [{ id: staticSegment }, { id: dynamicSegment }];
  const rules = [
    all(is("tag", "containsAnyOf", [tag])),
    all(is("company", "isAnyOf", [company])),
    all(is("owner", "isAnyOf", [person])),
    all(is("segment", "currentlyIn", [staticSegment])),
    all(is("segment", "neverIn", [staticSegment])),
    all(is("fitScore", "greaterThan", { product, score: 1 })),
  ];
  const imports = [{ target: "email" }, { target: `fit:${product}` }].map((column) => ({
    fileId: things.file,
    columns: [{ name: "Email", ...column }],
    options: {},
  }));
  const endpoint = [{ id: things.endpoint }];
  const webhook = {
    url: "https://hooks.example/made",
    events: ["segment.joined"],
    segmentIds: [staticSegment, dynamicSegment],
  };
  const campaign = [{ id: things.campaign }];
  const choices = [
    { includeIds: [dynamicSegment] },
    { includeIds: [dynamicSegment], excludeIds: [staticSegment] },
    { audience: { customerIds } },
    { audience: { segmentId: dynamicSegment, search: "customer" } },
  ];
  const node = (means: string) => ({ idempotencyKey: `of ${customer} by ${means}`, customerIds });
  const flow = [{ id: things.flow }];
  const definitions = [
    { trigger: { kind: "joined", segmentId: staticSegment }, steps: [] },
    { trigger: { kind: "inbound" }, steps: [{ kind: "addTag", tagId: tag }] },
    { trigger: { kind: "inbound" }, steps: [{ kind: "addToSegment", segmentId: staticSegment }] },
    ...rules.map((rule) => ({ trigger: { kind: "inbound" }, steps: [{ kind: "condition", rule }] })),
  ];
  return {
    "automation.addTag": [{ ...node("tag"), tagId: tag }],
    "automation.addToSegment": [{ ...node("segment"), segmentId: staticSegment }],
    "automation.enroll": [...segment.map(({ id }) => ({ segmentId: id }))],
    "automation.exitCooldown": [{ ...node("reason"), reason: "not ready" }],
    "automation.removeTag": [{ ...node("taking"), tagId: tag }],
    "audit.list": [{ actorId: person }, { apiKeyId: things.key }],
    "campaigns.cancel": campaign,
    "campaigns.counts": [{ ids: [things.campaign] }],
    "campaigns.create": choices.map((choice, index) => ({ name: `Made ${index}`, ...choice })),
    "campaigns.delete": campaign,
    "campaigns.duplicate": campaign,
    "campaigns.enrolled": campaign,
    "campaigns.get": campaign,
    "campaigns.list": [{}],
    "campaigns.preview": [{ campaignId: things.campaign }, ...choices],
    "campaigns.start": campaign,
    "campaigns.update": [
      { id: things.campaign, name: "Taken over" },
      { id: things.campaign, excludeIds: [staticSegment] },
    ],
    "companies.create": [{ name: "Made" }],
    "customers.addContact": [{ customerId: customer, channel: "phone", address: "+84 1" }],
    "customers.create": [
      { name: "Made" },
      { name: "Made", email: "made@example.com", companyId: company },
      { name: "Made", ownerId: person },
    ],
    "customers.delete": [{ id: customer }],
    "customers.get": [{ id: customer }],
    "customers.inbound": [{ id: customer }],
    "customers.recordInbound": [{ customerId: customer, channel: "email", body: "hello" }],
    "customers.removeContact": [{ customerId: customer, contactId: contact }],
    "customers.rename": [{ id: customer, name: "Renamed" }],
    "customers.search": [{}, { notInSegment: staticSegment }, ...rules.map((filter) => ({ filter }))],
    "customers.segments": [{ id: customer }],
    "customers.setFitScores": [{ productId: product, scores: [{ customerId: customer, score: 1 }] }],
    "customers.setSuppression": [{ channel: "email", address: "nobody@example.com", reason: "bounced" }],
    "customers.timeline": [{ id: customer }],
    "customers.tag": [{ customerIds, tagIds: [tag] }],
    "customers.untag": [{ customerIds, tagIds: [tag] }],
    "customers.update": [
      { customerIds, country: "DE" },
      { customerIds, companyId: company },
      { customerIds, ownerId: person },
    ],
    "exports.start": [{ segmentId: dynamicSegment }, ...rules.map((filter) => ({ filter }))].map(
      (audience) => ({ audience, columns: ["name"] }),
    ),
    "files.beginUpload": [{ name: "customers.csv", bytes: 10 }],
    "files.completeUpload": [{ id: things.file }],
    "files.get": [{ id: things.file }],
    "flows.create": definitions.map((definition, index) => ({ name: `Created ${index}`, definition })),
    "flows.delete": flow,
    "flows.get": flow,
    "flows.list": [undefined],
    "flows.retry": [{ id: things.flow, runId: things.run }],
    "flows.runs": [...flow, { id: things.flow, customerId: customer }],
    "flows.turnOff": flow,
    "flows.turnOn": flow,
    "flows.update": definitions.map((definition) => ({ id: things.flow, revision: 1, definition })),
    "imports.check": imports,
    "imports.get": [{ id: things.job }],
    "imports.inspect": [{ fileId: things.file }],
    "imports.start": imports,
    "invitations.accept": [{ secret }, { secret, newcomer: { name: "New", password } }],
    "invitations.find": [{ secret }],
    "jobs.cancel": [{ id: things.job }],
    "jobs.dryRun": bulk,
    "jobs.get": [{ id: things.job }],
    "jobs.list": [{}],
    "jobs.start": bulk,
    "jobs.undo": [{ id: things.job }],
    "jobs.watch": [undefined],
    "keys.create": [{ name: "K", scope: "read", expiresInDays: null }],
    "keys.list": [undefined],
    "keys.revoke": [{ id: things.key }],
    "options.list": [{ source: "tags" }, { source: "users" }, { source: "segments" }],
    "options.named": [
      {
        wanted: ["tags", "companies", "users", "products", "segments"].map((source) => ({
          source,
          names: ["hot-lead", "Acme", "Theirs"],
        })),
      },
    ],
    "options.names": [
      {
        wanted: [
          { source: "tags", values: [tag] },
          { source: "companies", values: [company] },
          { source: "users", values: [person] },
          { source: "products", values: [product] },
          { source: "segments", values: [staticSegment, dynamicSegment] },
        ],
      },
    ],
    "people.changeRole": [{ id: person, role: "admin" }],
    "people.invitations": [undefined],
    "people.invite": [{ email: "someone@example.com", role: "viewer" }],
    "people.list": [undefined],
    "people.remove": [{ id: person }],
    "people.revokeInvitation": [{ id: things.invitation }],
    "segments.addCustomers": [{ id: staticSegment, customerIds }],
    "segments.archive": segment,
    "segments.changes": [{}, { ids: [staticSegment, dynamicSegment] }],
    "segments.compareRule": rules.map((rule) => ({ id: dynamicSegment, rule })),
    "segments.counts": [{ ids: [staticSegment, dynamicSegment] }],
    "segments.create": rules.map((rule, index) => ({ type: "dynamic", name: `Created ${index}`, rule })),
    "segments.delete": [...segment, { id: dynamicSegment, force: true }],
    "segments.duplicate": segment,
    "segments.explain": [{ id: dynamicSegment, customerId: customer }],
    "segments.explainRule": rules.map((rule) => ({ rule, customerId: customer })),
    "segments.forecast": segment,
    "segments.forecastRule": rules.map((rule) => ({ rule })),
    "segments.get": segment,
    "segments.leaving": [{ id: dynamicSegment, customerIds: [customer] }],
    "segments.health": [undefined],
    "segments.list": [{}],
    "segments.listCustomers": [...segment, ...rules.map((filter) => ({ id: staticSegment, filter }))],
    "segments.overlap": [{ ids: [staticSegment, dynamicSegment] }],
    "segments.overlapsMost": segment,
    "segments.previewRule": rules.map((rule) => ({ rule })),
    "segments.recompute": segment,
    "segments.removeCustomers": [{ id: staticSegment, customerIds }],
    "segments.resolveCustomerIds": segment,
    "segments.restore": segment,
    "segments.restoreVersion": [{ id: dynamicSegment, revision: 1 }],
    "segments.reviewRule": [...rules.map((rule) => ({ rule })), { rule: rules[0], id: staticSegment }],
    "segments.sizes": segment,
    "segments.snapshot": [
      { id: dynamicSegment, into: { name: "Snapshot" } },
      { id: dynamicSegment, into: { segmentId: staticSegment } },
    ],
    "segments.timeline": segment,
    "segments.update": [{ id: staticSegment, name: "Taken over" }],
    "segments.upsertManyByName": [{ names: ["Upserted"] }],
    "segments.versions": segment,
    "session.browsers": [undefined],
    "session.me": [undefined],
    "session.revokeBrowser": [{ id: things.browser }],
    "session.revokeOthers": [undefined],
    "session.switchOrganization": [{ id: things.organization }],
    "session.ways": [undefined],
    "setup.complete": [
      { secret, organization: "O", timeZone: "UTC", name: "N", email: "n@example.com", password },
    ],
    "setup.find": [{ secret }],
    "tags.create": [{ name: "Made" }],
    "tags.delete": [{ id: tag }],
    "webhooks.create": [webhook, { ...webhook, segmentIds: null }],
    "webhooks.delete": endpoint,
    "webhooks.deliveries": endpoint,
    "webhooks.delivery": [{ id: things.delivery }],
    "webhooks.get": endpoint,
    "webhooks.list": [undefined],
    "webhooks.pause": endpoint,
    "webhooks.redeliver": [{ id: things.delivery }],
    "webhooks.redeliverFailed": endpoint,
    "webhooks.resume": endpoint,
    "webhooks.rotate": endpoint,
    "webhooks.test": endpoint,
    "webhooks.update": [{ id: things.endpoint, ...webhook }],
  };
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Calls a procedure over HTTP, without the types that would keep a wrong call from being made; of a subscription, the first that it says. */
export async function call(
  url: string,
  path: string,
  input: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Answer> {
  if (procedures.some((one) => one.path === path && one.type === "subscription")) {
    return firstEvent(
      await fetch(`${url}/trpc/${path}`, { headers: { accept: "text/event-stream", ...headers } }),
    );
  }
  const response = await fetch(`${url}/trpc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    ...(input !== undefined && { body: JSON.stringify(input) }),
  });
  return { status: response.status, text: await response.text() };
}

/** What a stream says once it is connected; a refusal has its status in it. */
async function firstEvent({ body, status }: Response): Promise<Answer> {
  let text = "";
  for await (const part of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part;
    if (/(^|\n)(event: serialized-error\n)?data: \{"(jobs|message|code|error)/.test(text)) break;
  }
  return { status: Number(/"httpStatus":(\d+)/.exec(text)?.[1] ?? status), text };
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
