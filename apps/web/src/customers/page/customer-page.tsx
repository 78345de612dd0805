import { countryName } from "@segments/rules";
import { Link } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { Button } from "../../components/ui/button.tsx";
import { EmptyState } from "../../components/ui/notice.tsx";
import { problemOf } from "../../problem.ts";
import { isId } from "../../search-params.ts";
import { ErrorState } from "../../shell/error-state.tsx";
import { Page } from "../../shell/page.tsx";
import { useTitle } from "../../shell/use-title.ts";
import type { CustomerDetail } from "../../trpc.ts";
import { CustomerTimeline } from "../customer-timeline.tsx";
import { Contacts } from "./contacts.tsx";
import { CustomerLoading } from "./customer-loading.tsx";
import { CustomerMenu } from "./customer-menu.tsx";
import { Details } from "./details.tsx";
import { Messages } from "./messages.tsx";
import { NameField } from "./name-field.tsx";
import { besides, pageGrid } from "./page-grid.ts";
import { Scores } from "./scores.tsx";
import { Segments } from "./segments.tsx";
import { useCustomer } from "./use-customer.ts";

interface CustomerPageProps {
  readonly id: number;
  /** The segment whose explanation is open. */
  readonly explained: number | undefined;
  readonly onExplain: (segmentId: number | undefined) => void;
}

/** All that is known of a customer, to be changed where it stands, and the segments it is in. */
export function CustomerPage({ id, explained, onExplain }: CustomerPageProps) {
  const valid = isId(id);
  const { query, customer } = useCustomer(id, valid);
  useTitle(customer?.name);
  if (!valid || (query.isError && problemOf(query.error).reason === "NOT_FOUND")) return <Gone />;
  if (query.isError && !customer) {
    return (
      <Page title="Customer">
        <ErrorState
          title="The customer could not be loaded"
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      </Page>
    );
  }
  if (!customer) return <CustomerLoading />;
  return (
    <Page
      title={<NameField key={id} customer={customer} />}
      subtitle={<span className="block truncate">{lineOf(customer)}</span>}
      actions={<CustomerMenu customer={customer} />}
    >
      <div className={pageGrid}>
        <div className="min-w-0 max-w-3xl">
          <Details customer={customer} />
          <Contacts customer={customer} />
          <Scores customer={customer} />
        </div>
        <div className={besides}>
          <Segments customer={customer} explained={explained} onExplain={onExplain} />
          <CustomerTimeline customerId={id} />
        </div>
        <div className="min-w-0 max-w-3xl pb-12">
          <Messages customer={customer} />
        </div>
      </div>
    </Page>
  );
}

function lineOf({ contacts, company, country }: CustomerDetail): string {
  const emails = contacts.filter(({ channel }) => channel === "email");
  const email = emails.find(({ suppressedAt }) => suppressedAt === null) ?? emails[0];
  const parts = [email?.address, company?.name, country && countryName(country)].filter(Boolean);
  return parts.join(" · ") || "Nothing is known yet but the name.";
}

function Gone() {
  useTitle("Not found");
  return (
    <Page title="Customer">
      <EmptyState
        icon={SearchX}
        title="There is no such customer"
        action={
          <Button asChild>
            <Link to="/crm/customers">Go to customers</Link>
          </Button>
        }
      >
        It was deleted, or it belongs to another organization.
      </EmptyState>
    </Page>
  );
}
