import { countOf } from "../format.ts";
import type { AuditEntry } from "../trpc.ts";

/** What was done, in words: before the name of what it was done to, that name, and after it. */
export interface AuditWords {
  readonly before: string;
  readonly name?: string | undefined;
  readonly after?: string | undefined;
}

type Words = (entry: Pick<AuditEntry, "subject" | "detail">) => AuditWords;

const text = (value: unknown) => (typeof value === "string" ? value : "");
const count = (value: unknown) => countOf(typeof value === "number" ? value : 0, "customer");
const quoted = (name: string | null) => `“${name ?? ""}”`;

const about =
  (before: string, after?: string): Words =>
  ({ subject }) => ({ before, name: quoted(subject.name), after });

const somebody =
  (before: string, after?: Words): Words =>
  (entry) => ({ before, name: entry.subject.name ?? "", after: after?.(entry).before });

/** The bulk actions, by the names that the server has for them. */
const bulkVerbs: Readonly<Record<string, string>> = {
  claim: "claim",
  assignOwner: "assign an owner",
  addTags: "add tags",
  removeTags: "remove tags",
  addToSegment: "add to a segment",
  removeFromSegment: "remove from a segment",
  startCampaign: "enrol in a campaign",
};

function bulk(before: string): Words {
  return ({ subject, detail }) => ({
    before,
    name: bulkVerbs[subject.name ?? ""] ?? subject.name ?? "",
    after: typeof detail?.customers === "number" ? `(${count(detail.customers)})` : undefined,
  });
}

/** What an automation’s node did by the API. */
const node =
  (verb: string, preposition: string): Words =>
  ({ subject, detail }) => ({
    before: `${verb} ${count(detail?.changed)} ${preposition}`,
    name: quoted(subject.name),
  });

const words: Readonly<Record<AuditEntry["action"], Words>> = {
  "segment.create": ({ subject, detail }) => ({
    before: detail?.copyOf ? "made a copy of a segment:" : `created the ${text(detail?.type)} segment`,
    name: quoted(subject.name),
  }),
  "segment.update": changed,
  "segment.archive": about("archived"),
  "segment.restore": about("restored"),
  "segment.delete": ({ subject, detail }) => ({
    before: "deleted the segment",
    name: quoted(subject.name),
    after: detail?.force ? "although others may use it" : undefined,
  }),
  "segment.addCustomers": ({ subject, detail }) => ({
    before: `added ${count(detail?.added)} to`,
    name: quoted(subject.name),
  }),
  "segment.removeCustomers": ({ subject, detail }) => ({
    before: `removed ${count(detail?.removed)} from`,
    name: quoted(subject.name),
  }),
  "tag.create": about("created the tag"),
  "tag.delete": about("deleted the tag"),
  "company.create": about("created the company"),
  "customer.delete": about("deleted the customer"),
  "customers.export": about("exported"),
  "customers.import": about("began to import"),
  "organization.create": about("set up the organization"),
  "person.invite": somebody("invited", ({ detail }) => ({ before: `as ${text(detail?.role)}` })),
  "person.join": ({ detail }) => ({ before: `joined as ${text(detail?.role)}` }),
  "person.changeRole": somebody("changed the role of", ({ detail }) => ({
    before: `from ${text(detail?.from)} to ${text(detail?.to)}`,
  })),
  "person.remove": somebody("removed"),
  "invitation.revoke": somebody("revoked the invitation of"),
  "key.create": ({ subject, detail }) => ({
    before: "created the key",
    name: quoted(subject.name),
    after: detail?.scope === "write" ? "to read and write" : "to read",
  }),
  "key.revoke": about("revoked the key"),
  "webhook.create": about("added the endpoint"),
  "webhook.update": about("changed the endpoint"),
  "webhook.rotate": about("rotated the secret of the endpoint"),
  "webhook.pause": about("paused the endpoint"),
  "webhook.resume": ({ subject, detail }) => ({
    before: "resumed the endpoint",
    name: quoted(subject.name),
    after: detail?.skip ? "without what had happened meanwhile" : undefined,
  }),
  "webhook.disable": ({ subject, detail }) => ({
    before: "disabled the endpoint",
    name: quoted(subject.name),
    after: text(detail?.problem),
  }),
  "webhook.redeliver": ({ subject, detail }) => ({
    before: `delivered ${countOf(Number(detail?.deliveries ?? 0), "message")} again to`,
    name: quoted(subject.name),
  }),
  "webhook.delete": about("deleted the endpoint"),
  "campaign.create": ({ subject, detail }) => ({
    before: detail?.copyOf ? "made a copy of a campaign:" : "made the campaign",
    name: quoted(subject.name),
  }),
  "campaign.update": ({ subject, detail }) => ({
    before: detail?.formerName
      ? `renamed the campaign ${quoted(text(detail.formerName))} to`
      : "changed the campaign",
    name: quoted(subject.name),
  }),
  "campaign.start": ({ subject, detail }) => ({
    before: "started the campaign",
    name: quoted(subject.name),
    after: typeof detail?.customers === "number" ? `for ${count(detail.customers)}` : undefined,
  }),
  "campaign.cancel": about("cancelled the campaign"),
  "campaign.delete": about("deleted the campaign"),
  "automation.addToSegment": node("added", "to"),
  "automation.exitCooldown": node("put", "into"),
  "automation.addTag": node("tagged", "with"),
  "automation.removeTag": ({ subject, detail }) => ({
    before: `took from ${count(detail?.changed)} the tag`,
    name: quoted(subject.name),
  }),
  "flow.create": about("created the automation"),
  "flow.update": ({ subject, detail }) =>
    typeof detail?.formerName === "string"
      ? {
          before: `renamed the automation ${quoted(detail.formerName)} to`,
          name: quoted(subject.name),
          after: detail.steps ? "and changed its steps" : undefined,
        }
      : { before: "changed the steps of the automation", name: quoted(subject.name) },
  "flow.turnOn": about("turned on the automation"),
  "flow.turnOff": about("turned off the automation"),
  "flow.retry": ({ subject, detail }) => ({
    before: `had ${countOf(Number(detail?.runs ?? 0), "failed run")} go on in`,
    name: quoted(subject.name),
  }),
  "flow.delete": about("deleted the automation"),
  "job.start": bulk("started to"),
  "job.undo": bulk("began to undo:"),
  "job.cancel": bulk("stopped:"),
};

function changed({ subject, detail }: Pick<AuditEntry, "subject" | "detail">): AuditWords {
  const { formerName, description, rule } = detail ?? {};
  const name = quoted(subject.name);
  const parts = [rule && "the rule", description && "the description"].filter(Boolean).join(" and ");
  if (typeof formerName !== "string") return { before: `changed ${parts ? `${parts} of` : ""}`.trim(), name };
  const after = parts && `and changed ${parts}`;
  return { before: `renamed ${quoted(formerName)} to`, name, after: after || undefined };
}

export function auditWords(entry: Pick<AuditEntry, "action" | "subject" | "detail">): AuditWords {
  // A server that is newer than this page may tell of what it has no words for.
  return Object.hasOwn(words, entry.action) ? words[entry.action](entry) : { before: entry.action };
}
