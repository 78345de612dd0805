import type { BulkAction } from "./bulk-action.ts";
import { addToSegment, removeFromSegment } from "./member-actions.ts";
import { assignOwner, claim } from "./owner-actions.ts";
import { addTags, removeTags } from "./tag-actions.ts";

/** Everything that can be done to many customers at once: the one place where an action is registered. */
export const bulkActions = {
  claim,
  assignOwner,
  addTags,
  removeTags,
  addToSegment,
  removeFromSegment,
} satisfies Record<string, BulkAction>;

export type BulkActionName = keyof typeof bulkActions;
export const bulkActionNames = Object.keys(bulkActions) as [BulkActionName, ...BulkActionName[]];

export function isBulkAction(name: string): name is BulkActionName {
  return Object.hasOwn(bulkActions, name);
}
