import { Link } from "@tanstack/react-router";
import { KeyRound } from "lucide-react";
import type { Column } from "../components/table/column.ts";
import { Ago } from "../shell/ago.tsx";
import type { AuditEntry } from "../trpc.ts";
import { auditWords } from "./audit-words.ts";

export const auditColumns: readonly Column<AuditEntry, never>[] = [
  {
    id: "when",
    label: "When",
    width: 112,
    shape: 72,
    cell: ({ at }) => (
      <span className="text-muted">
        <Ago iso={at} />
      </span>
    ),
  },
  { id: "who", label: "Who", width: 156, shape: 90, cell: (entry) => <Actor entry={entry} /> },
  {
    id: "what",
    label: "What",
    narrow: true,
    shape: 220,
    cell: (entry) => (
      <>
        <What entry={entry} />
        <div className="flex min-w-0 gap-1 text-xs text-muted md:hidden">
          <Actor entry={entry} /> · <Ago iso={entry.at} />
        </div>
      </>
    ),
  },
  {
    id: "address",
    label: "Address",
    width: 128,
    shape: 72,
    cell: ({ address, requestId }) => (
      <span
        className="numeric block truncate text-muted"
        title={requestId ? `Request ${requestId}` : undefined}
      >
        {address ?? "—"}
      </span>
    ),
  },
];

function Actor({ entry: { actor } }: { readonly entry: AuditEntry }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5" title={actor.name}>
      {actor.apiKeyId !== null && (
        <>
          <KeyRound aria-hidden className="size-3.5 shrink-0 text-muted" />
          <span className="sr-only">Key</span>
        </>
      )}
      <bdi className="truncate">{actor.name}</bdi>
    </span>
  );
}

/** Wraps: nothing of what was done is cut away. */
function What({ entry }: { readonly entry: AuditEntry }) {
  const { before, name, after } = auditWords(entry);
  const { action, subject } = entry;
  const isThere = action.startsWith("segment.") && action !== "segment.delete" && subject.id !== null;
  return (
    <span className="line-clamp-3 wrap-anywhere">
      <span className="text-muted">{before}</span>{" "}
      {isThere ? (
        <Link
          to="/crm/segments/$id"
          params={{ id: subject.id as number }}
          className="font-medium hover:underline"
        >
          {name}
        </Link>
      ) : (
        <bdi className="font-medium">{name}</bdi>
      )}{" "}
      <span className="text-muted">{after}</span>
    </span>
  );
}
