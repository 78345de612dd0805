import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { learnNames } from "../rule-builder/name-store.ts";
import { refreshSegments } from "../segments/use-segment-actions.ts";
import { trpc } from "../trpc.ts";
import { ActionDialog, type Picked } from "./action-dialog.tsx";
import { type PickedSegment, SegmentPicker, shortName } from "./segment-picker.tsx";
import type { ActionDialogProps } from "./table-action.ts";
import { whom } from "./whom.ts";

export function AddToSegmentDialog(props: ActionDialogProps) {
  const { chosen } = props;
  const [segment, setSegment] = useState<PickedSegment>();
  const upsert = useMutation(trpc.segments.upsertManyByName.mutationOptions());

  async function make(name: string) {
    const { segments } = await upsert.mutateAsync({ names: [name] });
    const [made] = segments;
    if (!made) throw new TypeError("no segment was made");
    learnNames([{ source: "segments", value: made.id, label: made.name }]);
    await refreshSegments();
    return { segmentId: made.id };
  }

  function picked(): Picked | undefined {
    if (!segment) return undefined;
    const { id, name } = segment;
    return id === undefined ? { make: () => make(name) } : { input: { segmentId: id } };
  }

  return (
    <ActionDialog
      {...props}
      action="addToSegment"
      picked={picked()}
      description={`Puts ${whom(chosen)} into a static segment, too.`}
      hint="Pick a segment."
      verb={(customers) =>
        segment && segment.id === undefined
          ? `Create ${shortName(segment)} with ${customers}`
          : `Add ${customers} to ${shortName(segment)}`
      }
    >
      <SegmentPicker segment={segment} onPick={setSegment} except={chosen.segment?.id} canCreate />
    </ActionDialog>
  );
}
