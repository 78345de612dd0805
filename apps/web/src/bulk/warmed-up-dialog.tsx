import { countOf } from "../format.ts";
import { quoted } from "../segments/quoted.ts";
import { ActionDialog } from "./action-dialog.tsx";
import type { ActionDialogProps } from "./table-action.ts";

/** In a cooldown segment's own table: takes customers out who are ready again. Who did it stands in its activity. */
export function WarmedUpDialog(props: ActionDialogProps) {
  const { segment, count } = props.chosen;
  if (!segment) return null;
  const they = count === 1 ? "Campaigns that leave the segment out may" : "Campaigns that leave it out may";
  return (
    <ActionDialog
      {...props}
      action="removeFromSegment"
      picked={{ input: { segmentId: segment.id } }}
      title="Warmed up again?"
      description={`Takes ${countOf(count, "customer")} out of ${quoted(segment.name)}. ${they} reach ${count === 1 ? "the customer" : "them"} again. Your name is kept with it.`}
      verb={(customers) => `Take out ${customers}`}
    />
  );
}
