import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Column } from "../components/table/column.ts";
import { PlainTable } from "../components/table/plain-table.tsx";
import { Badge } from "../components/ui/badge.tsx";
import { Button } from "../components/ui/button.tsx";
import { countOf, formatDay } from "../format.ts";
import { problemOf } from "../problem.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { ErrorState } from "../shell/error-state.tsx";
import { toast } from "../shell/toast.ts";
import { useTimeZone } from "../shell/use-session.ts";
import { type Outputs, queryClient, trpc } from "../trpc.ts";
import { browserWords } from "./browser-words.ts";
import { Section } from "./section.tsx";

type Browser = Outputs["session"]["browsers"]["sessions"][number];

const refresh = () => queryClient.invalidateQueries({ queryKey: trpc.session.browsers.queryKey() });

/** The browsers one is signed in in, each with its way out. */
export function Browsers() {
  const browsers = useQuery(trpc.session.browsers.queryOptions());
  const revoke = useMutation(trpc.session.revokeBrowser.mutationOptions({ onSettled: refresh }));
  const [all, setAll] = useState(false);
  const sessions = browsers.isError ? [] : browsers.data?.sessions;
  const others = sessions?.filter(({ current }) => !current).length ?? 0;

  async function signOut({ id, userAgent }: Browser) {
    try {
      await revoke.mutateAsync({ id });
      toast.success(`${browserWords(userAgent)} is signed out`);
    } catch (error) {
      toast.error(`${browserWords(userAgent)} was not signed out`, { description: problemOf(error).message });
    }
  }

  return (
    <Section
      title="Browsers"
      subtitle="Where you are signed in. Sign out what you don’t know, and change the password."
      action={others > 0 && <Button onClick={() => setAll(true)}>Sign out all others</Button>}
    >
      <PlainTable
        label="Browsers"
        columns={columns(signOut, revoke.isPending)}
        rows={sessions}
        placeholder={
          browsers.isError && (
            <ErrorState
              title="The browsers could not be loaded"
              error={browsers.error}
              onRetry={() => void browsers.refetch()}
            />
          )
        }
      />
      {all && <SignOutOthers others={others} onClose={() => setAll(false)} />}
    </Section>
  );
}

function SignOutOthers({ others, onClose }: { readonly others: number; readonly onClose: () => void }) {
  const revoke = useMutation(trpc.session.revokeOthers.mutationOptions());
  return (
    <ConfirmDialog
      title="Sign out all other browsers?"
      description={`${countOf(others, "browser")} will have to sign in again. This one stays.`}
      verb="Sign out"
      onClose={onClose}
      onConfirm={async () => {
        const { revoked } = await revoke.mutateAsync();
        await refresh();
        toast.success(`${countOf(revoked, "browser")} signed out`);
      }}
    />
  );
}

function columns(signOut: (browser: Browser) => Promise<void>, busy: boolean): Column<Browser, never>[] {
  return [
    {
      id: "browser",
      label: "Browser",
      narrow: true,
      shape: 120,
      cell: (browser) => (
        <>
          <div className="flex items-center gap-2">
            <span className="truncate font-medium" title={browser.userAgent?.slice(0, 300)}>
              {browserWords(browser.userAgent)}
            </span>
            {browser.current && <Badge tone="accent">This browser</Badge>}
          </div>
          <div className="flex gap-1 text-xs text-muted md:hidden">
            {browser.address} · <LastSeen browser={browser} />
          </div>
        </>
      ),
    },
    {
      id: "address",
      label: "Address",
      width: 160,
      shape: 80,
      cell: ({ address }) => <span className="numeric text-muted">{address ?? "—"}</span>,
    },
    {
      id: "seen",
      label: "Last seen",
      width: 140,
      shape: 72,
      cell: (browser) => (
        <span className="text-muted">
          <LastSeen browser={browser} />
        </span>
      ),
    },
    {
      id: "actions",
      label: "Actions",
      width: 92,
      narrow: true,
      align: "end",
      shape: 60,
      cell: (browser) =>
        !browser.current && (
          <Button
            size="sm"
            disabled={busy}
            aria-label={`Sign out ${browserWords(browser.userAgent)}, ${browser.address ?? "no address"}`}
            onClick={() => void signOut(browser)}
          >
            Sign out
          </Button>
        ),
    },
  ];
}

/** It is known to the day. */
function LastSeen({ browser: { current, lastSeenAt } }: { readonly browser: Browser }) {
  const timeZone = useTimeZone();
  return current ? "Now" : <time dateTime={lastSeenAt}>{formatDay(lastSeenAt, timeZone)}</time>;
}
