import { useNavigate } from "@tanstack/react-router";
import { Lock, Play, Users } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Banner } from "../components/ui/notice.tsx";
import { continued } from "../sentence.ts";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";
import { Page } from "../shell/page.tsx";
import { SaveBar } from "../shell/save-bar.tsx";
import { UnsavedGuard } from "../shell/unsaved-guard.tsx";
import { useMay } from "../shell/use-may.ts";
import type { CampaignDetail } from "../trpc.ts";
import { CampaignForm } from "./campaign-form.tsx";
import { CampaignMenu } from "./campaign-menu.tsx";
import { useAudience } from "./use-audience.ts";
import { inputOf } from "./use-draft.ts";
import { useDraftEdit } from "./use-draft-edit.ts";

const StartDialog = lazyPart(async () => ({ default: (await import("./start-dialog.tsx")).StartDialog }));

/** A campaign that has not started: everything of it can be changed, by who may. */
export function DraftPage({ campaign }: { readonly campaign: CampaignDetail }) {
  const { id, name, alreadyRanName } = campaign;
  const navigate = useNavigate();
  const edit = useDraftEdit(campaign);
  const { may, why } = useMay("campaigns.update");
  const [starting, setStarting] = useState<CampaignDetail>();
  const { values, dirty } = edit.draft;
  const { withoutPicked, description: _, ...choice } = inputOf(values);
  const audience = useAudience({ ...choice, ...(!withoutPicked && { campaignId: id }) });
  const problems = audience.preview?.problems ?? [];
  const count = audience.preview?.result?.count;

  /** What is started is what is saved. */
  async function start() {
    const saved = await edit.save();
    if (saved) setStarting(saved);
  }

  return (
    <Page
      title={
        <bdi className="block truncate" title={name.length > 60 ? name : undefined}>
          {name}
        </bdi>
      }
      subtitle={
        <span className="line-clamp-2 wrap-anywhere">
          Draft. Whoever is enrolled is put into “{alreadyRanName}”.
        </span>
      }
      actions={
        <>
          <GuardedButton
            verb="campaigns.start"
            variant="primary"
            disabled={
              problems.length > 0 || count === undefined || count === 0 || edit.saving || edit.conflict
            }
            onClick={() => void start()}
          >
            <Play aria-hidden />
            Start campaign
          </GuardedButton>
          <CampaignMenu campaign={campaign} onDeleted={() => void navigate({ to: "/crm/campaigns" })} />
        </>
      }
    >
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-1 pb-20 md:px-6">
        <CampaignForm draft={edit.draft} audience={audience} readOnly={!may}>
          {why && (
            <p className="flex items-center gap-2 text-sm text-muted">
              <Lock aria-hidden className="size-4 shrink-0" />
              The draft can be looked at. Changing it {continued(why)}
            </p>
          )}
          {edit.conflict && (
            <Banner
              tone="warning"
              icon={Users}
              action={
                <>
                  <Button size="sm" onClick={edit.discard}>
                    Load what is saved
                  </Button>
                  <Button size="sm" variant="danger" onClick={() => void edit.save(campaign.revision)}>
                    Save mine over it
                  </Button>
                </>
              }
            >
              <strong className="font-semibold">
                Somebody else saved this campaign while you were changing it.
              </strong>{" "}
              Your changes are still here, not saved.
            </Banner>
          )}
        </CampaignForm>
      </div>
      {dirty && !edit.conflict && (
        <SaveBar
          verb="Save draft"
          problem={edit.problem}
          saving={edit.saving}
          onSave={() => void edit.save()}
          onDiscard={edit.discard}
        />
      )}
      <Suspense>
        {starting && <StartDialog campaign={starting} onClose={() => setStarting(undefined)} />}
      </Suspense>
      <UnsavedGuard dirty={dirty} saving={edit.saving} what="Your changes to the campaign" />
    </Page>
  );
}
