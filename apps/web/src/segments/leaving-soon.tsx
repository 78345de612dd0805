import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Hourglass } from "lucide-react";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { formatNumber } from "../format.ts";
import { ALONE, trpc } from "../trpc.ts";
import { AHEAD, LOOK_AGAIN_SELDOM } from "./activity/pace.ts";
import { soonOf } from "./activity/soon.ts";

/** How many leave and join within the coming week by time alone; where that is told in full is one click away. */
export function LeavingSoon({ id }: { readonly id: number }) {
  const { data, isError } = useQuery({
    ...trpc.segments.forecast.queryOptions({ id, ...AHEAD }, ALONE),
    staleTime: LOOK_AGAIN_SELDOM,
  });
  if (isError) return null;
  if (!data) return <Skeleton className="w-32" />;
  const { leaving, joining } = soonOf(data.days);
  return (
    <Link
      to="/crm/segments/$id/activity"
      params={{ id }}
      className="numeric inline-flex items-center gap-1 rounded text-xs text-muted hover:text-text hover:underline"
    >
      <Hourglass aria-hidden className="size-3" />
      {leaving > 0 || joining === 0
        ? `Leaving in the next 7 days: ${formatNumber(leaving)}${joining > 0 ? `, joining: ${formatNumber(joining)}` : ""}`
        : `Joining in the next 7 days: ${formatNumber(joining)}`}
    </Link>
  );
}
