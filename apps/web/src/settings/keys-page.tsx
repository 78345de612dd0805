import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { PlainTable } from "../components/table/plain-table.tsx";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { ErrorState } from "../shell/error-state.tsx";
import { useTimeZone } from "../shell/use-session.ts";
import { useTitle } from "../shell/use-title.ts";
import { type ApiKey, trpc } from "../trpc.ts";
import { AdminOnly } from "./admin-only.tsx";
import { HowToCall } from "./how-to-call.tsx";
import { keyColumns } from "./key-columns.tsx";
import { NewKeyDialog } from "./new-key-dialog.tsx";
import { RevokeKeyDialog } from "./revoke-key-dialog.tsx";
import { Section } from "./section.tsx";

export function KeysPage() {
  useTitle("API keys");
  return (
    <AdminOnly verb="keys.list" what="API keys">
      <Keys />
    </AdminOnly>
  );
}

function Keys() {
  const list = useQuery(trpc.keys.list.queryOptions());
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey>();
  const timeZone = useTimeZone();
  const keys = list.isError ? [] : list.data?.keys;
  const newKey = (
    <Button variant="primary" onClick={() => setMaking(true)}>
      <Plus aria-hidden />
      New key
    </Button>
  );

  return (
    <>
      <Section
        title="API keys"
        subtitle="With a key, a program asks and changes what a person would here."
        action={newKey}
      >
        <PlainTable
          label="API keys"
          columns={keyColumns({ timeZone, onRevoke: setRevoking })}
          rows={keys}
          placeholder={
            list.isError ? (
              <ErrorState
                title="The keys could not be loaded"
                error={list.error}
                onRetry={() => void list.refetch()}
              />
            ) : (
              keys?.length === 0 && (
                <EmptyState icon={KeyRound} title="No keys yet">
                  Give each program a key of its own, so that one can be revoked without the others.
                </EmptyState>
              )
            )
          }
        />
      </Section>
      <HowToCall />
      {making && <NewKeyDialog onClose={() => setMaking(false)} />}
      {revoking && <RevokeKeyDialog apiKey={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  );
}
