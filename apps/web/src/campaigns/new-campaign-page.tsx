import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Button } from "../components/ui/button.tsx";
import { Banner } from "../components/ui/notice.tsx";
import { problemOf } from "../problem.ts";
import { fieldOfProblem } from "../segments/problem-field.ts";
import { sentenceOf } from "../sentence.ts";
import { NotAllowed } from "../shell/not-allowed.tsx";
import { Page } from "../shell/page.tsx";
import { UnsavedGuard } from "../shell/unsaved-guard.tsx";
import { useMay } from "../shell/use-may.ts";
import { useTitle } from "../shell/use-title.ts";
import { trpc } from "../trpc.ts";
import { CampaignForm } from "./campaign-form.tsx";
import { learnCampaign, refreshCampaigns } from "./refresh-campaigns.ts";
import { useAudience } from "./use-audience.ts";
import { emptyDraft, inputOf, useDraft } from "./use-draft.ts";

interface NewCampaignPageProps {
  /** A segment that it is to begin with. */
  readonly include: number | undefined;
}

/** The create flow, for who may. */
export function NewCampaignPage(props: NewCampaignPageProps) {
  const { why } = useMay("campaigns.create");
  return why === undefined ? <NewCampaign {...props} /> : <NotAllowed title="New campaign" why={why} />;
}

function NewCampaign({ include }: NewCampaignPageProps) {
  useTitle("New campaign");
  const form = useId();
  const navigate = useNavigate();
  const draft = useDraft(emptyDraft);
  const create = useMutation(trpc.campaigns.create.mutationOptions());
  const [nameless, setNameless] = useState(false);
  const [saved, setSaved] = useState(false);
  const nameInput = useRef<HTMLInputElement>(null);
  useFirstSegment(include, draft.set);
  const { withoutPicked: _, description, ...choice } = inputOf(draft.values);
  const audience = useAudience(choice);
  const problem = create.error ? problemOf(create.error) : undefined;
  const place = problem && fieldOfProblem(problem);
  const said = problem && sentenceOf(problem.message);
  const { name } = draft.values;

  async function save() {
    setNameless(name.trim() === "");
    if (name.trim() === "") {
      nameInput.current?.focus();
      return;
    }
    try {
      const campaign = await create.mutateAsync({ ...choice, description });
      learnCampaign(campaign);
      void refreshCampaigns();
      // The guard has to know before the page is left.
      flushSync(() => setSaved(true));
      await navigate({ to: "/crm/campaigns/$id", params: { id: campaign.id } });
    } catch (error) {
      if (fieldOfProblem(problemOf(error)) === "name") nameInput.current?.focus();
    }
  }

  return (
    <Page
      title="New campaign"
      subtitle="Nobody is enrolled until you start it."
      actions={
        <>
          <Button asChild variant="ghost">
            <Link to="/crm/campaigns">Cancel</Link>
          </Button>
          <Button type="submit" form={form} variant="primary" disabled={create.isPending}>
            {create.isPending ? "Creating…" : "Create draft"}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="min-h-0 flex-1 overflow-y-auto px-4 pt-1 pb-16 md:px-6"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          if (!create.isPending) void save();
        }}
      >
        <CampaignForm
          draft={draft}
          audience={audience}
          autoFocus
          nameInput={nameInput}
          nameProblem={
            nameless && name.trim() === "" ? "Give it a name." : place === "name" ? said : undefined
          }
          descriptionProblem={place === "description" ? said : undefined}
        >
          {place === "other" && (
            <Banner tone="danger" icon={TriangleAlert}>
              The campaign was not created. {said}
            </Banner>
          )}
        </CampaignForm>
      </form>
      <UnsavedGuard
        dirty={draft.dirty && !saved}
        saving={create.isPending}
        what="The campaign you are making"
      />
    </Page>
  );
}

/** Puts the segment that the address names into the audience, once it is known what that is called. */
function useFirstSegment(id: number | undefined, set: ReturnType<typeof useDraft>["set"]): void {
  const segment = useQuery({ ...trpc.segments.get.queryOptions({ id: id ?? 0 }), enabled: id !== undefined });
  const begun = useRef(false);
  const found = segment.data;
  useEffect(() => {
    if (!found || begun.current) return;
    begun.current = true;
    set({ includes: [{ id: found.id, name: found.name }] });
  }, [found, set]);
}
