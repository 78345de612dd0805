import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { FlaskConical, X } from "lucide-react";
import { useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { cn } from "../components/ui/cn.ts";
import { OptionList } from "../components/ui/option-list.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../components/ui/popover.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { useSettled } from "../components/ui/use-settled.ts";
import { ByTime } from "../customers/by-time.tsx";
import { ExplanationTree } from "../customers/explanation-tree.tsx";
import { OneAway } from "../customers/one-away.tsx";
import { problemOf } from "../problem.ts";
import { ALONE, type CustomerRow, trpc } from "../trpc.ts";
import type { RuleEditor } from "./use-rule-editor.ts";

const PAUSE = 200;

/** Asks the rule as it is now about any customer, in or out: every predicate, with the value seen. */
export function TestCustomer({ editor: { parsed } }: { readonly editor: RuleEditor }) {
  const [open, setOpen] = useState(false);
  const [customer, setCustomer] = useState<CustomerRow>();
  const current = parsed.ok ? JSON.stringify(parsed.rule) : undefined;
  const asked = useSettled(current, PAUSE);
  return (
    <div className="mt-3 border-t pt-3">
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button variant="ghost" size="sm" className="-ml-2">
            <FlaskConical aria-hidden />
            {customer ? "Test another customer" : "Test a customer"}
          </Button>
        </PopoverTrigger>
        <PopoverContent aria-label="Customers" className="w-[min(20rem,calc(100vw-1rem))] p-0">
          <CustomerList
            onPick={(row) => {
              setOpen(false);
              setCustomer(row);
            }}
          />
        </PopoverContent>
      </Popover>
      {customer && (
        <Tested
          key={customer.id}
          customer={customer}
          rule={asked === current ? current : undefined}
          onClose={() => setCustomer(undefined)}
        />
      )}
    </div>
  );
}

interface TestedProps {
  readonly customer: CustomerRow;
  /** As JSON; undefined while it is edited, or incomplete. */
  readonly rule: string | undefined;
  readonly onClose: () => void;
}

function Tested({ customer: { id, name }, rule, onClose }: TestedProps) {
  const input = rule === undefined ? skipToken : { rule: JSON.parse(rule) as unknown, customerId: id };
  const query = useQuery(
    trpc.segments.explainRule.queryOptions(input, { ...ALONE, placeholderData: keepPreviousData }),
  );
  const answer = query.data;
  // The last answer stays until there is one to the rule as it is now.
  const stale = answer !== undefined && (rule === undefined || query.isPlaceholderData);
  return (
    <section
      aria-label="Test"
      aria-live="polite"
      aria-busy={stale}
      className={cn(
        "mt-1 animate-fade rounded-lg bg-tint px-3 py-2 transition-opacity duration-150",
        stale && "opacity-45",
      )}
    >
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 py-1 font-medium wrap-anywhere">
          <bdi>{name.slice(0, 120)}</bdi> {answer ? (answer.member ? "matches" : "does not match") : ""}
        </p>
        <Button
          variant="ghost"
          size="iconSm"
          aria-label="Close the test"
          className="-mr-1.5"
          onClick={onClose}
        >
          <X aria-hidden />
        </Button>
      </div>
      {query.isError && (
        <p role="alert" className="pb-1 text-sm text-danger wrap-anywhere">
          {problemOf(query.error).message}
        </p>
      )}
      {!answer && !query.isError && <Skeleton className="mb-1 h-10 w-full" />}
      {answer?.explanation && !answer.member && (
        <OneAway group={answer.explanation} decisive={answer.decisive} />
      )}
      {answer && <ByTime change={answer.byTime} />}
      {answer?.explanation && <ExplanationTree group={answer.explanation} />}
    </section>
  );
}

/** Customers to look through, by name or email address. */
function CustomerList({ onPick }: { readonly onPick: (customer: CustomerRow) => void }) {
  const [search, setSearch] = useState("");
  const asked = useSettled(search.trim(), PAUSE);
  const { data, error, isPlaceholderData } = useQuery(
    trpc.customers.search.queryOptions(
      { search: asked || undefined, limit: 20 },
      { placeholderData: keepPreviousData },
    ),
  );
  const rows = data?.rows ?? [];
  function note() {
    if (error) return <span className="text-danger">{problemOf(error).message}</span>;
    if (!data) return "Looking…";
    return rows.length === 0 ? "No customer matches." : undefined;
  }
  return (
    <OptionList
      label="Customers"
      placeholder="Find a customer"
      search={search}
      onSearch={setSearch}
      compact
      busy={isPlaceholderData || asked !== search.trim()}
      options={rows.map(({ id, name, email }) => ({ key: String(id), label: name, end: email ?? undefined }))}
      onPick={(key) => {
        const row = rows.find(({ id }) => String(id) === key);
        if (row) onPick(row);
      }}
      note={note()}
    />
  );
}
