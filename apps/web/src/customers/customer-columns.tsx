import { countryName, languageName } from "@segments/rules";
import { CircleSlash2 } from "lucide-react";
import type { Column } from "../components/table/column.ts";
import { Badge } from "../components/ui/badge.tsx";
import { Ago } from "../shell/ago.tsx";
import type { CustomerRow } from "../trpc.ts";
import { CustomerName } from "./customer-name.tsx";
import type { CustomerSort } from "./customer-search.ts";

export type CustomerColumn = Column<CustomerRow, CustomerSort>;

const none = <span className="text-muted">—</span>;

function text(value: string | null | undefined) {
  return value ? <span dir="auto">{value}</span> : none;
}

export const customerColumns: readonly CustomerColumn[] = [
  {
    id: "name",
    label: "Name",
    sort: "name",
    narrow: true,
    shape: 120,
    cell: (customer) => <CustomerName customer={customer} />,
  },
  { id: "email", label: "Email", shape: 160, cell: (customer) => <Email customer={customer} /> },
  { id: "company", label: "Company", width: 145, shape: 110, cell: ({ company }) => text(company?.name) },
  {
    id: "country",
    label: "Country",
    width: 100,
    shape: 64,
    cell: ({ country }) => text(country && countryName(country)),
  },
  {
    id: "language",
    label: "Language",
    width: 110,
    shape: 56,
    cell: ({ language }) => text(language && languageName(language)),
  },
  { id: "owner", label: "Owner", width: 120, shape: 80, cell: ({ owner }) => text(owner?.name) },
  { id: "tags", label: "Tags", width: 150, shape: 120, cell: ({ tags }) => <Tags tags={tags} /> },
  {
    id: "lastInbound",
    label: "Last inbound",
    width: 140,
    sort: "lastInbound",
    firstDirection: "desc",
    shape: 76,
    cell: ({ lastInboundAt }) =>
      lastInboundAt ? <Ago iso={lastInboundAt} /> : <span className="text-muted">Never</span>,
  },
  {
    id: "created",
    label: "Created",
    width: 124,
    sort: "created",
    firstDirection: "desc",
    shape: 76,
    cell: ({ createdAt }) => <Ago iso={createdAt} />,
  },
];

export const defaultHidden: readonly string[] = ["language", "created"];

function Email({ customer: { email, suppressed } }: { readonly customer: CustomerRow }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="truncate">{email ?? none}</span>
      {suppressed.length > 0 && (
        <span className="relative z-1 shrink-0 text-warning" title={`Suppressed: ${suppressed.join(", ")}`}>
          <CircleSlash2 aria-hidden className="size-3.5" />
          <span className="sr-only">Suppressed: {suppressed.join(", ")}</span>
        </span>
      )}
    </span>
  );
}

function Tags({ tags }: { readonly tags: CustomerRow["tags"] }) {
  if (tags.length === 0) return none;
  const more = tags.length - 2;
  return (
    <span
      className="flex min-w-0 items-center gap-1"
      title={tags
        .map(({ name }) => name)
        .join(", ")
        .slice(0, 500)}
    >
      {tags.slice(0, 2).map(({ id, name }) => (
        <Badge key={id} className="min-w-0">
          <span className="truncate">{name}</span>
        </Badge>
      ))}
      {more > 0 && <span className="numeric shrink-0 text-xs text-muted">+{more}</span>}
    </span>
  );
}
