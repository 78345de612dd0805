import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { problemOf } from "../problem.ts";
import { sentenceOf } from "../sentence.ts";
import { type CampaignDetail, trpc } from "../trpc.ts";
import { learnCampaign, refreshCampaigns } from "./refresh-campaigns.ts";
import { inputOf, useDraft, valuesOf } from "./use-draft.ts";

/** Editing a saved draft: from which revision it started, saving, and what to do when somebody else saved first. */
export function useDraftEdit(campaign: CampaignDetail) {
  const draft = useDraft(valuesOf(campaign));
  const [revision, setRevision] = useState(campaign.revision);
  const update = useMutation(trpc.campaigns.update.mutationOptions());
  const { dirty, reset, values } = draft;
  const overtaken = campaign.revision !== revision;

  useEffect(() => {
    // Somebody else saved; nothing of ours would be lost by showing it.
    if (!overtaken || dirty) return;
    reset(valuesOf(campaign));
    setRevision(campaign.revision);
  }, [overtaken, dirty, reset, campaign]);

  function startFrom(saved: CampaignDetail) {
    reset(valuesOf(saved));
    setRevision(saved.revision);
    update.reset();
  }

  /** Returns what is saved now; undefined where it was refused. */
  async function save(from = revision): Promise<CampaignDetail | undefined> {
    if (!dirty) return campaign;
    if (update.isPending) return undefined;
    try {
      const saved = await update.mutateAsync({ id: campaign.id, revision: from, ...inputOf(values) });
      startFrom(saved);
      learnCampaign(saved);
      void refreshCampaigns();
      return saved;
    } catch (error) {
      if (problemOf(error).reason === "CONFLICT") await refreshCampaigns();
      return undefined;
    }
  }

  const problem = update.error ? problemOf(update.error) : undefined;
  return {
    draft,
    revision,
    saving: update.isPending,
    conflict: dirty && overtaken,
    problem: problem && sentenceOf(problem.message),
    save,
    discard: () => startFrom(campaign),
  };
}
