import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { type PickedSegment, SegmentPicker } from "../../bulk/segment-picker.tsx";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { Segmented } from "../../components/ui/segmented.tsx";
import { useOneAtATime } from "../../components/ui/use-one-at-a-time.ts";
import { formatDay } from "../../format.ts";
import { problemOf } from "../../problem.ts";
import { sentenceOf } from "../../sentence.ts";
import { useTimeZone } from "../../shell/use-session.ts";
import { type SegmentItem, trpc } from "../../trpc.ts";
import { DescriptionField, NameField } from "../fields.tsx";
import { quoted } from "../quoted.ts";
import { useToldSnapshot } from "./use-told-snapshot.ts";

interface SnapshotDialogProps {
  readonly segment: Pick<SegmentItem, "id" | "name">;
  readonly onClose: () => void;
}

const ways = [
  { value: "new", label: "New segment" },
  { value: "existing", label: "Existing one" },
] as const;

/** Puts who is in a segment now into a static one, where they stay. */
export function SnapshotDialog({ segment, onClose }: SnapshotDialogProps) {
  const timeZone = useTimeZone();
  const today = formatDay(new Date().toISOString(), timeZone);
  const [way, setWay] = useState<(typeof ways)[number]["value"]>("new");
  const [name, setName] = useState(`${segment.name.slice(0, 150)} — ${today}`);
  const [description, setDescription] = useState(`As “${segment.name.slice(0, 200)}” was on ${today}.`);
  const [picked, setPicked] = useState<PickedSegment>();
  const snapshot = useMutation(trpc.segments.snapshot.mutationOptions());
  const { busy, once } = useOneAtATime();
  const tell = useToldSnapshot();
  const problem = snapshot.error ? sentenceOf(problemOf(snapshot.error).message) : undefined;
  const ready = way === "new" ? name.trim() !== "" : picked?.id !== undefined;

  const take = once(async () => {
    if (!ready) return;
    const into = way === "new" ? { name, description } : { segmentId: picked?.id ?? 0 };
    const taken = await snapshot.mutateAsync({ id: segment.id, into });
    onClose();
    await tell(taken);
  });

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Take a snapshot"
      description={`Who is in ${quoted(segment.name)} now goes into a static segment, and stays there whatever changes.`}
      footer={
        <>
          {problem && way === "existing" && (
            <p role="alert" className="mr-auto min-w-0 flex-1 self-center text-sm text-danger wrap-anywhere">
              {problem}
            </p>
          )}
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" disabled={!ready || busy} onClick={() => void take().catch(() => {})}>
            {busy ? "Taking it…" : "Take snapshot"}
          </Button>
        </>
      }
    >
      <div className="flex min-h-76 flex-col gap-3 py-1">
        <Segmented
          label="Into"
          value={way}
          choices={ways}
          className="self-start"
          onChange={(next) => {
            setWay(next);
            snapshot.reset();
          }}
        />
        {way === "new" ? (
          <form
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              void take().catch(() => {});
            }}
          >
            <NameField
              value={name}
              onChange={(next) => {
                setName(next);
                snapshot.reset();
              }}
              error={problem}
            />
            <DescriptionField value={description} onChange={setDescription} />
          </form>
        ) : (
          <SegmentPicker segment={picked} onPick={setPicked} except={segment.id} />
        )}
      </div>
    </Dialog>
  );
}
