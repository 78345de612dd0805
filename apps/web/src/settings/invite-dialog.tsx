import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { TextField } from "../components/ui/text-field.tsx";
import { useOneAtATime } from "../components/ui/use-one-at-a-time.ts";
import { formatDay } from "../format.ts";
import { problemOf } from "../problem.ts";
import { type Role, roles } from "../shell/roles.ts";
import { useTimeZone } from "../shell/use-session.ts";
import { trpc } from "../trpc.ts";
import { ChoiceCards } from "./choice-cards.tsx";
import { refreshPeople } from "./refresh-people.ts";
import { ShownOnce } from "./shown-once.tsx";

/** Asks whom to invite as what, then shows the link, once. */
export function InviteDialog({ onClose }: { readonly onClose: () => void }) {
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("editor");
  const invite = useMutation(trpc.people.invite.mutationOptions({ onSuccess: refreshPeople }));
  const { busy, once } = useOneAtATime();
  const timeZone = useTimeZone();
  const form = useId();
  const made = invite.data;

  const send = once(() => invite.mutateAsync({ email, role }));

  function submit(event: FormEvent) {
    event.preventDefault();
    void send().catch(() => {});
  }

  if (made) {
    return (
      <ShownOnce
        title="The invitation is ready"
        description={`Send this link to ${made.email}; it works once, until ${formatDay(made.expiresAt, timeZone)}. It can’t be shown again.`}
        label="Link of the invitation"
        value={`${window.location.origin}/invitation?secret=${encodeURIComponent(made.secret)}`}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Invite somebody"
      description="You get a link to send to them."
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={form} disabled={busy}>
            {busy ? "Inviting…" : "Invite"}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4 py-2">
        <TextField
          label="Email"
          type="email"
          autoFocus
          required
          maxLength={254}
          autoComplete="off"
          value={email}
          onChange={(next) => {
            setEmail(next);
            if (invite.isError) invite.reset();
          }}
          error={invite.error ? problemOf(invite.error).message : undefined}
        />
        <ChoiceCards label="Role" value={role} onChange={setRole} choices={roles} />
      </form>
    </Dialog>
  );
}
