import type { ProcedurePath } from "@segments/api/procedures";
import { all, is } from "../support/world.ts";
import type { Things } from "./one-of-each.ts";

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
    "flows.run": [{ id: things.flow, runId: things.run }],
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
