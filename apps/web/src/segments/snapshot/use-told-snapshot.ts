import { useRouter } from "@tanstack/react-router";
import { countOf, formatNumber } from "../../format.ts";
import { followBegun } from "../../jobs/job-verbs.ts";
import { refreshCustomers } from "../../jobs/refresh-customers.ts";
import { toast } from "../../shell/toast.ts";
import { type Outputs, queryClient, trpc } from "../../trpc.ts";
import { quoted } from "../quoted.ts";
import { refreshSegments } from "../use-segment-actions.ts";

type Snapshot = Outputs["segments"]["snapshot"];

/** Says what a snapshot did, with the way to the segment; of many customers a job tells. */
export function useToldSnapshot(): (taken: Snapshot) => Promise<void> {
  const router = useRouter();
  return async ({ id, name, created, total, added, alreadyIn, jobId }) => {
    const open = {
      label: "Open",
      onClick: () => void router.navigate({ to: "/crm/segments/$id", params: { id } }),
    };
    if (jobId !== null) {
      toast.success(`${countOf(total, "customer")} are being added to ${quoted(name)}`, { action: open });
      void followBegun(await queryClient.fetchQuery(trpc.jobs.get.queryOptions({ id: jobId })));
    } else {
      const already = alreadyIn > 0 ? `, ${formatNumber(alreadyIn)} already in` : "";
      const verb = created ? "Created" : "Added to";
      toast.success(`${verb} ${quoted(name)}: ${countOf(added, "customer")} added${already}`, {
        action: open,
      });
      refreshCustomers({ now: true });
    }
    await refreshSegments();
  };
}
