import type { AuditEntry } from "../trpc.ts";

export type AuditAction = AuditEntry["action"];

interface ActionGroup {
  readonly label: string;
  readonly actions: readonly { readonly value: AuditAction; readonly label: string }[];
}

/** Everything that can be looked for in the audit log, in words. */
const labels: Readonly<Record<AuditAction, string>> = {
  "segment.create": "Segment created",
  "segment.update": "Segment changed",
  "segment.archive": "Segment archived",
  "segment.restore": "Segment restored",
  "segment.delete": "Segment deleted",
  "segment.addCustomers": "Customers added",
  "segment.removeCustomers": "Customers removed",
  "tag.create": "Tag created",
  "tag.delete": "Tag deleted",
  "company.create": "Company created",
  "customer.delete": "Customer deleted",
  "customers.export": "Customers exported",
  "customers.import": "Customers imported",
  "organization.create": "Organization set up",
  "person.invite": "Person invited",
  "person.join": "Person joined",
  "person.changeRole": "Role changed",
  "person.remove": "Person removed",
  "invitation.revoke": "Invitation revoked",
  "key.create": "Key created",
  "key.revoke": "Key revoked",
  "webhook.create": "Endpoint added",
  "webhook.update": "Endpoint changed",
  "webhook.rotate": "Endpoint’s secret rotated",
  "webhook.pause": "Endpoint paused",
  "webhook.resume": "Endpoint resumed",
  "webhook.disable": "Endpoint disabled",
  "webhook.redeliver": "Messages delivered again",
  "webhook.delete": "Endpoint deleted",
  "campaign.create": "Campaign created",
  "campaign.update": "Campaign changed",
  "campaign.start": "Campaign started",
  "campaign.cancel": "Campaign cancelled",
  "campaign.delete": "Campaign deleted",
  "automation.addToSegment": "Added to a segment by a node",
  "automation.exitCooldown": "Exit — Cooldown",
  "automation.addTag": "Tagged by a node",
  "automation.removeTag": "Tag taken by a node",
  "flow.create": "Automation created",
  "flow.update": "Automation changed",
  "flow.turnOn": "Automation turned on",
  "flow.turnOff": "Automation turned off",
  "flow.retry": "Failed runs retried",
  "flow.delete": "Automation deleted",
  "job.start": "Bulk action started",
  "job.undo": "Bulk action undone",
  "job.cancel": "Bulk action cancelled",
};

const headings = [
  ["Segments", /^segment\./],
  ["Customers and tags", /^(tag|company|customers?)\./],
  ["Campaigns", /^campaign\./],
  ["Automations", /^(automation|flow)\./],
  ["Bulk actions", /^job\./],
  ["People", /^(organization|person|invitation)\./],
  ["API keys", /^key\./],
  ["Webhooks", /^webhook\./],
] as const;

export const actionGroups: readonly ActionGroup[] = headings.map(([label, pattern]) => ({
  label,
  actions: (Object.keys(labels) as AuditAction[])
    .filter((value) => pattern.test(value))
    .map((value) => ({ value, label: labels[value] })),
}));

export function isAuditAction(text: string): text is AuditAction {
  return Object.hasOwn(labels, text);
}

export function actionLabel(action: AuditAction): string {
  return labels[action];
}
