import type { Column } from "../components/table/column.ts";
import { Badge } from "../components/ui/badge.tsx";
import { Button } from "../components/ui/button.tsx";
import { formatDay } from "../format.ts";
import { Ago } from "../shell/ago.tsx";
import type { ApiKey } from "../trpc.ts";

interface KeyColumnsProps {
  readonly timeZone: string | undefined;
  readonly onRevoke: (key: ApiKey) => void;
}

export function keyColumns({ timeZone, onRevoke }: KeyColumnsProps): Column<ApiKey, never>[] {
  return [
    { id: "name", label: "Name", narrow: true, shape: 120, cell: (key) => <KeyName apiKey={key} /> },
    {
      id: "scope",
      label: "Scope",
      width: 72,
      shape: 36,
      cell: ({ scope }) => <Badge>{scope === "read" ? "Read" : "Write"}</Badge>,
    },
    {
      id: "by",
      label: "Created by",
      width: 130,
      shape: 80,
      cell: ({ createdBy, createdAt }) => (
        <span className="block truncate text-muted" title={formatDay(createdAt, timeZone)}>
          {createdBy ?? "—"}
        </span>
      ),
    },
    {
      id: "expires",
      label: "Expires",
      width: 116,
      shape: 72,
      cell: ({ expiresAt }) => <Expiry expiresAt={expiresAt} timeZone={timeZone} />,
    },
    {
      id: "used",
      label: "Last used",
      width: 116,
      shape: 72,
      cell: ({ lastUsedAt }) => (
        <span className="text-muted">{lastUsedAt ? <Ago iso={lastUsedAt} /> : "Never"}</span>
      ),
    },
    {
      id: "actions",
      label: "Actions",
      width: 84,
      narrow: true,
      align: "end",
      shape: 56,
      cell: (key) => (
        <Button size="sm" aria-label={`Revoke ${key.name.slice(0, 80)}`} onClick={() => onRevoke(key)}>
          Revoke
        </Button>
      ),
    },
  ];
}

function KeyName({ apiKey: { name, start, scope, lastUsedAt } }: { readonly apiKey: ApiKey }) {
  return (
    <>
      <bdi className="block truncate font-medium" title={name.length > 30 ? name : undefined}>
        {name}
      </bdi>
      <div className="truncate text-xs text-muted">
        <code className="font-mono">{start}…</code>
        <span className="md:hidden">
          {" "}
          · {scope === "read" ? "Read" : "Write"} ·{" "}
          {lastUsedAt ? (
            <>
              used <Ago iso={lastUsedAt} />
            </>
          ) : (
            "never used"
          )}
        </span>
      </div>
    </>
  );
}

interface ExpiryProps {
  readonly expiresAt: string | null;
  readonly timeZone: string | undefined;
}

function Expiry({ expiresAt, timeZone }: ExpiryProps) {
  if (expiresAt === null) return <span className="text-muted">Never</span>;
  const day = formatDay(expiresAt, timeZone);
  if (Date.parse(expiresAt) > Date.now()) return <span className="text-muted">{day}</span>;
  return <span className="text-warning">Expired {day}</span>;
}
