import { type FormEvent, useId, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Dialog } from "../../components/ui/dialog.tsx";
import { Textarea } from "../../components/ui/input.tsx";
import { Segmented } from "../../components/ui/segmented.tsx";
import { TextField } from "../../components/ui/text-field.tsx";
import { useOneAtATime } from "../../components/ui/use-one-at-a-time.ts";
import { useTimeZone } from "../../shell/use-session.ts";
import { client, queryClient, trpc } from "../../trpc.ts";
import { instantOfWallTime, wallTimeOf } from "../../wall-time.ts";
import { type Channel, channels } from "./channels.ts";
import { Refused } from "./refused.tsx";
import { useCustomerEdits } from "./use-customer-edits.ts";

interface RecordDialogProps {
  readonly customerId: number;
  readonly onClose: () => void;
}

const choices = channels.map(({ channel, label }) => ({ value: channel, label }));

/** Writes down what a customer wrote or said somewhere else. */
export function RecordDialog({ customerId, onClose }: RecordDialogProps) {
  const timeZone = useTimeZone() ?? "UTC";
  const { edit, problem, clear } = useCustomerEdits(customerId);
  const { busy, once } = useOneAtATime();
  const [channel, setChannel] = useState<Channel>("email");
  const [body, setBody] = useState("");
  const [missing, setMissing] = useState(false);
  /** Empty for now. */
  const [time, setTime] = useState("");
  const [noTime, setNoTime] = useState(false);
  const form = useId();
  const at = time === "" ? undefined : instantOfWallTime(time, timeZone);

  const record = once(async () => {
    if (body.trim() === "") return setMissing(true);
    if (time !== "" && at === undefined) return setNoTime(true);
    const done = await edit({
      send: async () => {
        await client.customers.recordInbound.mutate({
          customerId,
          channel,
          body: body.trim(),
          ...(at !== undefined && { receivedAt: new Date(at).toISOString() }),
        });
        await queryClient.invalidateQueries({ queryKey: trpc.customers.inbound.pathKey() });
        return true;
      },
      said: "The message was recorded",
    });
    if (done) onClose();
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    void record();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Record a message"
      description="What the customer wrote or said. It counts as inbound for every rule."
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={form} disabled={busy}>
            Record
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4 py-2">
        <Segmented
          label="Channel"
          value={channel}
          onChange={setChannel}
          choices={choices}
          className="w-fit"
        />
        <div>
          <label htmlFor={`${form}-text`} className="mb-1 block text-sm font-medium">
            Text
          </label>
          <Textarea
            id={`${form}-text`}
            autoFocus
            dir="auto"
            maxLength={100_000}
            className="max-h-60 min-h-24 [field-sizing:content]"
            value={body}
            aria-invalid={missing}
            aria-describedby={missing ? `${form}-missing` : undefined}
            onChange={(event) => {
              clear();
              setMissing(false);
              setBody(event.target.value);
            }}
          />
          {missing && (
            <p id={`${form}-missing`} role="alert" className="mt-1 text-xs text-danger">
              Say what the message was.
            </p>
          )}
        </div>
        <TextField
          label={
            <>
              When <span className="font-normal text-muted">(now, where it is left empty)</span>
            </>
          }
          type="datetime-local"
          max={wallTimeOf(Date.now(), timeZone)}
          value={time}
          onChange={(next) => {
            clear();
            setNoTime(false);
            setTime(next);
          }}
          error={noTime ? "That is no time." : undefined}
          hint={`In ${timeZone}.`}
          className="w-fit"
        />
        <Refused problem={problem} />
      </form>
    </Dialog>
  );
}
