import { enrol } from "../campaigns/enrol-action.ts";
import type { BulkAction } from "./bulk-action.ts";
import { addToSegment, removeFromSegment } from "./member-actions.ts";
import { assignOwner, claim } from "./owner-actions.ts";
import { addTags, removeTags } from "./tag-actions.ts";

/** Everything that can be asked for whom one chooses. */
const requestable = {
  claim,
  assignOwner,
  addTags,
  removeTags,
  addToSegment,
  removeFromSegment,
} satisfies Record<string, BulkAction>;

/** Everything that can be done to many customers at once: the one place where an action is registered. */
export const bulkActions = { ...requestable, startCampaign: enrol } satisfies Record<string, BulkAction>;

export type BulkActionName = keyof typeof bulkActions;
export const bulkActionNames = Object.keys(bulkActions) as BulkActionName[];

export type RequestableActionName = keyof typeof requestable;
export const requestableActionNames = Object.keys(requestable) as [
  RequestableActionName,
  ...RequestableActionName[],
];

export function isBulkAction(name: string): name is BulkActionName {
  return Object.hasOwn(bulkActions, name);
}

/** Why what an action did can't be undone, as a sentence; undefined where it can. */
export function whyNotUndone(name: BulkActionName): string | undefined {
  const { restore }: BulkAction = bulkActions[name];
  return typeof restore === "function" ? undefined : restore.refused;
}
