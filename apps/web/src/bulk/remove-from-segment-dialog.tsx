import { useState } from "react";
import { countOf } from "../format.ts";
import { quoted } from "../segments/quoted.ts";
import { ActionDialog } from "./action-dialog.tsx";
import { type PickedSegment, SegmentPicker, shortName } from "./segment-picker.tsx";
import type { ActionDialogProps, Chosen } from "./table-action.ts";
import { whom } from "./whom.ts";

export function RemoveFromSegmentDialog(props: ActionDialogProps) {
  const { segment } = props.chosen;
  return segment?.type === "static" ? <FromThisOne {...props} segment={segment} /> : <FromAny {...props} />;
}

type Segment = NonNullable<Chosen["segment"]>;

/** In a static segment's own table. */
function FromThisOne({ segment, ...props }: ActionDialogProps & { readonly segment: Segment }) {
  const { count } = props.chosen;
  const name = quoted(segment.name);
  return (
    <ActionDialog
      {...props}
      danger
      action="removeFromSegment"
      picked={{ input: { segmentId: segment.id } }}
      title="Remove from the segment?"
      description={`Remove ${countOf(count, "customer")} from ${name}. ${count === 1 ? "The customer stays." : "The customers themselves stay."}`}
      verb={(customers) => `Remove ${customers}`}
    />
  );
}

function FromAny(props: ActionDialogProps) {
  const [segment, setSegment] = useState<PickedSegment>();
  return (
    <ActionDialog
      {...props}
      action="removeFromSegment"
      picked={segment && { input: { segmentId: segment.id } }}
      description={`Takes ${whom(props.chosen)} out of a static segment. The customers themselves stay.`}
      hint="Pick a segment."
      verb={(customers) => `Remove ${customers} from ${shortName(segment)}`}
    >
      <SegmentPicker segment={segment} onPick={setSegment} />
    </ActionDialog>
  );
}
