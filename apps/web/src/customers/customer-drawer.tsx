import { countryName, languageName } from "@segments/rules";
import { Link } from "@tanstack/react-router";
import { ArrowUpRight } from "lucide-react";
import type { ReactNode } from "react";
import { Badge } from "../components/ui/badge.tsx";
import { Button } from "../components/ui/button.tsx";
import { Sheet } from "../components/ui/sheet.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { formatDay } from "../format.ts";
import { Ago } from "../shell/ago.tsx";
import { useTimeZone } from "../shell/use-session.ts";
import type { CustomerRow } from "../trpc.ts";

interface CustomerDrawerProps {
  /** Open for this one. */
  readonly customerId: number | undefined;
  /** The page of customers it is looked up in; absent while loading. */
  readonly rows: readonly CustomerRow[] | undefined;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

export function CustomerDrawer({ customerId, rows, onClose, children }: CustomerDrawerProps) {
  const customer = rows?.find(({ id }) => id === customerId);
  const title = customer ? <bdi>{customer.name.slice(0, 300)}</bdi> : `Customer ${customerId ?? ""}`;
  return (
    <Sheet open={customerId !== undefined} onOpenChange={(open) => !open && onClose()} title={title}>
      {customerId !== undefined && (
        <Button asChild size="sm" className="mb-1">
          <Link to="/crm/customers/$id" params={{ id: customerId }}>
            Open
            <ArrowUpRight aria-hidden />
          </Link>
        </Button>
      )}
      {customer ? <CustomerFacts customer={customer} /> : <Unknown loading={rows === undefined} />}
      {children}
    </Sheet>
  );
}

function Unknown({ loading }: { readonly loading: boolean }) {
  if (loading) return <Skeleton className="mt-2 h-24 w-full" />;
  return (
    <p className="mt-2 text-sm text-muted">This customer is not on the page of the table that is open.</p>
  );
}

function CustomerFacts({ customer }: { readonly customer: CustomerRow }) {
  const timeZone = useTimeZone();
  const { email, company, country, language, owner, tags, lastInboundAt, createdAt, suppressed } = customer;
  return (
    <dl className="mt-2 grid grid-cols-[112px_1fr] gap-x-3 gap-y-2 text-sm [&_dd]:min-w-0 [&_dd]:wrap-anywhere [&_dt]:text-muted">
      <Fact label="Email">{email}</Fact>
      <Fact label="Company">{company?.name}</Fact>
      <Fact label="Country">{country && countryName(country)}</Fact>
      <Fact label="Language">{language && languageName(language)}</Fact>
      <Fact label="Owner">{owner?.name}</Fact>
      <Fact label="Tags">
        {tags.length > 0 && (
          <span className="flex flex-wrap gap-1">
            {tags.map(({ id, name }) => (
              <Badge key={id}>
                <span className="truncate">{name}</span>
              </Badge>
            ))}
          </span>
        )}
      </Fact>
      <Fact label="Last inbound">{lastInboundAt ? <Ago iso={lastInboundAt} /> : "Never"}</Fact>
      <Fact label="Created">{formatDay(createdAt, timeZone)}</Fact>
      {suppressed.length > 0 && <Fact label="Suppressed">{suppressed.join(", ")}</Fact>}
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children || <span className="text-muted">—</span>}</dd>
    </>
  );
}
