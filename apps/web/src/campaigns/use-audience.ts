import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSettled } from "../components/ui/use-settled.ts";
import { type Problem, problemOf } from "../problem.ts";
import { ALONE, type CampaignPreview, type PreviewRequest, trpc } from "../trpc.ts";

export interface Audience {
  /** The last answer; {@link stale} where it was to an earlier question. */
  readonly preview: CampaignPreview | undefined;
  readonly stale: boolean;
  /** Why it could not be asked. */
  readonly problem: Problem | undefined;
  readonly retry: () => void;
}

const PAUSE = 250;
/** Customers change meanwhile; in milliseconds. */
const LOOK_AGAIN = 15_000;

/** Whom an audience is as it is being edited. Asked once editing pauses, and again as long as somebody looks. */
export function useAudience(request: PreviewRequest): Audience {
  const current = JSON.stringify(request);
  const asked = useSettled(current, PAUSE);
  const query = useQuery(
    trpc.campaigns.preview.queryOptions(JSON.parse(asked) as PreviewRequest, {
      ...ALONE,
      placeholderData: keepPreviousData,
      refetchInterval: LOOK_AGAIN,
    }),
  );
  const upToDate = asked === current;
  return {
    preview: query.isError ? undefined : query.data,
    stale: !upToDate || query.isPlaceholderData,
    problem: upToDate && query.isError ? problemOf(query.error) : undefined,
    retry: () => void query.refetch(),
  };
}
