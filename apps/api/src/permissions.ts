import { includesRole, type Role } from "@segments/crm";
import type { AppRouter } from "./router.ts";

/** "segments.create", …: every procedure there is. */
export type ProcedurePath = PathsOf<AppRouter["_def"]["record"]>;
type PathsOf<Procedures> = {
  [Key in keyof Procedures & string]: Procedures[Key] extends { _def: { type: string } }
    ? Key
    : `${Key}.${PathsOf<Procedures[Key]>}`;
}[keyof Procedures & string];

/**
 * The role that each procedure takes; a key of the scope `read` is a viewer, one of the scope `write` an editor. What is
 * not in here can't be called.
 */
export const permissions: Readonly<Record<ProcedurePath, Role | "anyone">> = {
  "audit.list": "admin",
  "campaigns.cancel": "editor",
  "campaigns.counts": "viewer",
  "campaigns.create": "editor",
  "campaigns.delete": "editor",
  "campaigns.duplicate": "editor",
  "campaigns.enrolled": "viewer",
  "campaigns.get": "viewer",
  "campaigns.list": "viewer",
  "campaigns.preview": "viewer",
  "campaigns.start": "editor",
  "campaigns.update": "editor",
  "automation.addTag": "editor",
  "automation.addToSegment": "editor",
  "automation.enroll": "viewer",
  "automation.exitCooldown": "editor",
  "automation.removeTag": "editor",
  "companies.create": "editor",
  "customers.addContact": "editor",
  "customers.create": "editor",
  "customers.delete": "admin",
  "customers.get": "viewer",
  "customers.inbound": "viewer",
  "customers.recordInbound": "editor",
  "customers.removeContact": "editor",
  "customers.rename": "editor",
  "customers.search": "viewer",
  "customers.segments": "viewer",
  "customers.setFitScores": "editor",
  "customers.setSuppression": "editor",
  "customers.timeline": "viewer",
  "customers.tag": "editor",
  "customers.untag": "editor",
  "customers.update": "editor",
  "exports.start": "viewer",
  "files.beginUpload": "editor",
  "files.completeUpload": "editor",
  "files.get": "viewer",
  "flows.create": "editor",
  "flows.delete": "editor",
  "flows.get": "viewer",
  "flows.list": "viewer",
  "flows.retry": "editor",
  "flows.run": "viewer",
  "flows.runs": "viewer",
  "flows.turnOff": "editor",
  "flows.turnOn": "editor",
  "flows.update": "editor",
  "imports.check": "editor",
  "imports.get": "editor",
  "imports.inspect": "editor",
  "imports.start": "editor",
  "invitations.accept": "anyone",
  "invitations.find": "anyone",
  "jobs.cancel": "editor",
  "jobs.dryRun": "editor",
  "jobs.get": "viewer",
  "jobs.list": "viewer",
  "jobs.start": "editor",
  "jobs.undo": "editor",
  "jobs.watch": "viewer",
  "keys.create": "admin",
  "keys.list": "admin",
  "keys.revoke": "admin",
  "options.list": "viewer",
  "options.named": "viewer",
  "options.names": "viewer",
  "people.changeRole": "admin",
  "people.invitations": "admin",
  "people.invite": "admin",
  "people.list": "admin",
  "people.remove": "admin",
  "people.revokeInvitation": "admin",
  "segments.addCustomers": "editor",
  "segments.archive": "editor",
  "segments.changes": "viewer",
  "segments.compareRule": "viewer",
  "segments.counts": "viewer",
  "segments.create": "editor",
  "segments.delete": "admin",
  "segments.duplicate": "editor",
  "segments.explain": "viewer",
  "segments.explainRule": "viewer",
  "segments.forecast": "viewer",
  "segments.forecastRule": "viewer",
  "segments.get": "viewer",
  "segments.health": "viewer",
  "segments.leaving": "viewer",
  "segments.list": "viewer",
  "segments.listCustomers": "viewer",
  "segments.overlap": "viewer",
  "segments.overlapsMost": "viewer",
  "segments.previewRule": "viewer",
  "segments.recompute": "viewer",
  "segments.removeCustomers": "editor",
  "segments.resolveCustomerIds": "viewer",
  "segments.restore": "editor",
  "segments.restoreVersion": "editor",
  "segments.reviewRule": "viewer",
  "segments.sizes": "viewer",
  "segments.snapshot": "editor",
  "segments.timeline": "viewer",
  "segments.update": "editor",
  "segments.upsertManyByName": "editor",
  "segments.versions": "viewer",
  "session.browsers": "viewer",
  "session.me": "viewer",
  "session.revokeBrowser": "viewer",
  "session.revokeOthers": "viewer",
  "session.switchOrganization": "viewer",
  "session.ways": "anyone",
  "setup.complete": "anyone",
  "setup.find": "anyone",
  "tags.create": "editor",
  "tags.delete": "admin",
  "webhooks.create": "admin",
  "webhooks.delete": "admin",
  "webhooks.deliveries": "admin",
  "webhooks.delivery": "admin",
  "webhooks.get": "admin",
  "webhooks.list": "admin",
  "webhooks.pause": "admin",
  "webhooks.redeliver": "admin",
  "webhooks.redeliverFailed": "admin",
  "webhooks.resume": "admin",
  "webhooks.rotate": "admin",
  "webhooks.test": "admin",
  "webhooks.update": "admin",
};

export type Needed = Role | "anyone";

/** What a procedure takes; undefined for one that may not be called. */
export function neededFor(path: string): Needed | undefined {
  return Object.hasOwn(permissions, path) ? permissions[path as ProcedurePath] : undefined;
}

/** The paths of the procedures that a role may call. */
export function allowedFor(role: Role): string[] {
  const may = (needed: Needed) => needed === "anyone" || includesRole(role, needed);
  return Object.entries(permissions).flatMap(([path, needed]: [string, Needed]) =>
    may(needed) ? [path] : [],
  );
}

/** What each procedure takes, by its path. */
export function everyNeed(): Readonly<Record<string, Needed>> {
  return permissions;
}
