import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Column } from "../components/table/column.ts";
import { PlainTable } from "../components/table/plain-table.tsx";
import { Button } from "../components/ui/button.tsx";
import { formatDay } from "../format.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { ErrorState } from "../shell/error-state.tsx";
import { roleWords } from "../shell/roles.ts";
import { toast } from "../shell/toast.ts";
import { useTimeZone } from "../shell/use-session.ts";
import { type Invitation, trpc } from "../trpc.ts";
import { refreshPeople } from "./refresh-people.ts";
import { Section } from "./section.tsx";

/** The invitations whose links still open. */
export function Invitations() {
  const open = useQuery(trpc.people.invitations.queryOptions());
  const [revoking, setRevoking] = useState<Invitation>();
  const timeZone = useTimeZone();
  const revoke = useMutation(trpc.people.revokeInvitation.mutationOptions());
  const invitations = open.isError ? [] : open.data?.invitations;

  const columns: Column<Invitation, never>[] = [
    {
      id: "email",
      label: "Email",
      narrow: true,
      shape: 150,
      cell: ({ email, role, expiresAt }) => (
        <>
          <div className="truncate font-medium" title={email.length > 30 ? email : undefined}>
            {email}
          </div>
          <div className="truncate text-xs text-muted md:hidden">
            {roleWords(role).label}, until {formatDay(expiresAt, timeZone)}
          </div>
        </>
      ),
    },
    {
      id: "role",
      label: "Role",
      width: 120,
      shape: 48,
      cell: ({ role }) => <span className="text-muted">{roleWords(role).label}</span>,
    },
    {
      id: "expires",
      label: "Opens until",
      width: 140,
      shape: 80,
      cell: ({ expiresAt }) => <span className="text-muted">{formatDay(expiresAt, timeZone)}</span>,
    },
    {
      id: "actions",
      label: "Actions",
      width: 92,
      narrow: true,
      align: "end",
      shape: 60,
      cell: (invitation) => (
        <Button
          size="sm"
          aria-label={`Revoke the invitation of ${invitation.email}`}
          onClick={() => setRevoking(invitation)}
        >
          Revoke
        </Button>
      ),
    },
  ];

  return (
    <Section title="Open invitations">
      {invitations?.length === 0 && !open.isError ? (
        <p className="text-muted">
          Nobody is invited right now. An invitation is a link that works once, within a week.
        </p>
      ) : (
        <PlainTable
          label="Open invitations"
          columns={columns}
          rows={invitations}
          placeholder={
            open.isError && (
              <ErrorState
                title="The invitations could not be loaded"
                error={open.error}
                onRetry={() => void open.refetch()}
              />
            )
          }
        />
      )}
      {revoking && (
        <ConfirmDialog
          title="Revoke the invitation?"
          description={`The link that ${revoking.email} has will not open any more. You can invite them again.`}
          verb="Revoke"
          onClose={() => setRevoking(undefined)}
          onConfirm={async () => {
            await revoke.mutateAsync({ id: revoking.id });
            toast.success(`The invitation of ${revoking.email} is revoked`);
            await refreshPeople();
          }}
        />
      )}
    </Section>
  );
}
