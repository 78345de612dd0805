import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { learnCampaign, refreshCampaigns } from "../campaigns/refresh-campaigns.ts";
import { followBegun } from "../jobs/job-verbs.ts";
import { problemOf } from "../problem.ts";
import { type CampaignDetail, type NewCampaign, trpc } from "../trpc.ts";

/** Makes the campaign and starts it: once, also where starting has to be asked for again. */
export function useBeginCampaign(onBegun: () => void) {
  const create = useMutation(trpc.campaigns.create.mutationOptions());
  const start = useMutation(trpc.campaigns.start.mutationOptions());
  const update = useMutation(trpc.campaigns.update.mutationOptions());
  const made = useRef<CampaignDetail>(undefined);
  const acting = useRef(false);
  const error = create.error ?? update.error ?? start.error;

  async function begin(input: NewCampaign, confirmOverlap: boolean) {
    if (acting.current) return;
    acting.current = true;
    try {
      const { audience: _, ...edit } = input;
      made.current = made.current
        ? await update.mutateAsync({ ...edit, includeIds: undefined, id: made.current.id })
        : await create.mutateAsync(input);
      const started = await start.mutateAsync({ id: made.current.id, confirmOverlap });
      learnCampaign(started);
      if (started.job) void followBegun(started.job);
      onBegun();
    } catch {
      // Said in the dialog. A draft that was made on the way is gone on with, or found among the campaigns.
    } finally {
      acting.current = false;
      void refreshCampaigns();
    }
  }

  return {
    begin,
    busy: create.isPending || update.isPending || start.isPending,
    problem: error ? problemOf(error).message : undefined,
  };
}
