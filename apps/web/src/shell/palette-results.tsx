import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import { CircleUser, ListChecks, Workflow } from "lucide-react";
import { useEffect } from "react";
import { useSettled } from "../components/ui/use-settled.ts";
import { problemOf } from "../problem.ts";
import { trpc } from "../trpc.ts";
import { PaletteItem } from "./palette-item.tsx";

interface PaletteResultsProps {
  readonly search: string;
  readonly onClose: () => void;
  /** Says which result stands first now, as it is the one that Enter should take. */
  readonly onFirst: (value: string) => void;
}

const PAUSE = 120;

/** Segments and customers whose name matches; without a search, the segments changed last. */
export function PaletteResults({ search, onClose, onFirst }: PaletteResultsProps) {
  const navigate = useNavigate();
  const wanted = useSettled(search.trim(), PAUSE);
  const segments = useQuery(
    trpc.segments.list.queryOptions({ search: wanted || undefined }, { placeholderData: keepPreviousData }),
  );
  const customers = useQuery({
    ...trpc.customers.search.queryOptions(
      { search: wanted, filter: undefined, limit: 6 },
      { placeholderData: keepPreviousData },
    ),
    enabled: wanted !== "",
  });
  const foundSegments = segments.data?.segments.slice(0, 6) ?? [];
  const foundCustomers = wanted === "" ? [] : (customers.data?.rows ?? []);
  const error = segments.error ?? customers.error;
  const [segment] = foundSegments;
  const [customer] = foundCustomers;
  const first = segment ? `segment ${segment.id}` : customer ? `customer ${customer.id}` : undefined;
  useEffect(() => {
    if (first) onFirst(first);
  }, [first, onFirst]);

  return (
    <>
      {error && (
        <p role="alert" className="px-2.5 py-2 text-sm text-danger">
          {problemOf(error).message}
        </p>
      )}
      {foundSegments.length > 0 && (
        <Command.Group heading={wanted === "" ? "Segments changed last" : "Segments"}>
          {foundSegments.map(({ id, name, type }) => (
            <PaletteItem
              key={id}
              value={`segment ${id}`}
              icon={type === "static" ? ListChecks : Workflow}
              label={name}
              detail={type === "static" ? "Static" : "Dynamic"}
              onSelect={() => {
                onClose();
                void navigate({ to: "/crm/segments/$id", params: { id } });
              }}
            />
          ))}
        </Command.Group>
      )}
      {foundCustomers.length > 0 && (
        <Command.Group heading="Customers">
          {foundCustomers.map(({ id, name, email }) => (
            <PaletteItem
              key={id}
              value={`customer ${id}`}
              icon={CircleUser}
              label={name}
              detail={email ?? undefined}
              onSelect={() => {
                onClose();
                void navigate({ to: "/crm/customers/$id", params: { id } });
              }}
            />
          ))}
        </Command.Group>
      )}
      {wanted !== "" && foundSegments.length + foundCustomers.length === 0 && !error && (
        <p className="px-2.5 py-2 text-sm text-muted">
          {segments.isFetching || customers.isFetching ? "Looking…" : `Nothing is called “${wanted}”.`}
        </p>
      )}
    </>
  );
}
