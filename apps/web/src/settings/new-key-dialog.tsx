import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { Segmented } from "../components/ui/segmented.tsx";
import { TextField } from "../components/ui/text-field.tsx";
import { useOneAtATime } from "../components/ui/use-one-at-a-time.ts";
import { problemOf } from "../problem.ts";
import { quoted } from "../segments/quoted.ts";
import { queryClient, trpc } from "../trpc.ts";
import { ChoiceCards } from "./choice-cards.tsx";
import { ShownOnce } from "./shown-once.tsx";

const scopes = [
  { value: "read", label: "Read", means: "Looks at segments and customers, and asks who is in a segment." },
  {
    value: "write",
    label: "Write",
    means: "Also creates and changes segments, customers and tags. Deleting takes a person who is an admin.",
  },
] as const;

const expiries = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: "never", label: "Never" },
] as const;

/** Asks what the key is for, then shows it, once. */
export function NewKeyDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState("");
  const [scope, setScope] = useState<"read" | "write">("read");
  const [expiry, setExpiry] = useState<(typeof expiries)[number]["value"]>("90");
  const create = useMutation(
    trpc.keys.create.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.keys.pathKey() }),
    }),
  );
  const { busy, once } = useOneAtATime();
  const form = useId();

  const make = once(() =>
    create.mutateAsync({ name, scope, expiresInDays: expiry === "never" ? null : Number(expiry) }),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    void make().catch(() => {});
  }

  if (create.data) {
    return (
      <ShownOnce
        title={`The key ${quoted(create.data.apiKey.name)}`}
        description="Copy it now: it can’t be shown again, as only a hash of it is kept."
        label="The key"
        value={create.data.key}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New key"
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={form} disabled={busy}>
            {busy ? "Creating…" : "Create key"}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4 py-2">
        <TextField
          label="Name"
          autoFocus
          required
          dir="auto"
          maxLength={200}
          autoComplete="off"
          placeholder="Nightly export"
          value={name}
          onChange={(next) => {
            setName(next);
            if (create.isError) create.reset();
          }}
          error={create.error ? problemOf(create.error).message : undefined}
        />
        <ChoiceCards label="Scope" value={scope} onChange={setScope} choices={scopes} />
        <div>
          <p className="mb-1 text-sm font-medium">Expires</p>
          <Segmented
            label="Expires"
            value={expiry}
            onChange={setExpiry}
            choices={expiries}
            className="[&>button]:flex-1 [&>button]:px-1"
          />
        </div>
      </form>
    </Dialog>
  );
}
