import { type Audience, questionOf } from "../bulk/audience.ts";
import type { Context } from "../context.ts";
import { readCustomerIds } from "../customers/customer-ids.ts";
import type { CustomerRow } from "../customers/customer-row.ts";
import { pageOf } from "../customers/page.ts";
import { CrmError } from "../errors.ts";
import type { IdSet } from "../id-set/id-set.ts";
import { members } from "../segments/membership.ts";
import type { Picked } from "./audience.ts";
import { checkChoice, onBothSides, type SegmentChoice } from "./audience-choice.ts";
import type { AudienceProblem } from "./audience-problems.ts";
import { currentSource } from "./audience-source.ts";
import { withAudience } from "./bulk-choice.ts";
import { examineAudience, loadExamined } from "./campaign-audience.ts";
import { readCampaignRow } from "./campaign-row.ts";
import type { NamedSegment } from "./named-segments.ts";
import { type CampaignOverlap, readOverlaps } from "./overlaps.ts";
import type { WaterfallStep } from "./waterfall.ts";

export interface PreviewRequest extends SegmentChoice {
  /** The campaign whose audience it is; whoever was picked for it by hand is in it. */
  readonly campaignId?: number | undefined;
  /** Those it is to be about beside the segments, where there is no campaign yet. */
  readonly audience?: Audience | undefined;
  readonly onlyReachable: boolean;
  /** What the campaign is to be called, or is. */
  readonly name?: string | undefined;
  /** How many rows to show. */
  readonly limit: number;
}

export interface PreviewedSegment extends NamedSegment {
  /** null where that can't be known. */
  readonly count: number | null;
}

/** Whom a campaign would enrol now. */
export interface CampaignPreview {
  readonly includes: readonly PreviewedSegment[];
  readonly excludes: readonly NamedSegment[];
  /** Everything that keeps it from starting. */
  readonly problems: readonly AudienceProblem[];
  /** null where that can't be known, as `problems` say. */
  readonly result: PreviewResult | null;
}

export interface PreviewResult {
  /** How many are in what is included, each counted once; less what each step removes, that is `count`. */
  readonly included: number;
  /** How many of them were picked by hand. */
  readonly picked: number;
  readonly steps: readonly WaterfallStep[];
  /** How many would be enrolled, and how many of those have an unsuppressed contact. */
  readonly count: number;
  readonly reachable: number;
  /** Campaigns that run, or ended within seven days, with some of the same customers. */
  readonly overlaps: readonly CampaignOverlap[];
  /** The first of them, by name. */
  readonly rows: readonly CustomerRow[];
}

/** Says whom an audience is, and what each exclusion takes, without enrolling anybody. Throws NOT_FOUND (the campaign) and INVALID. */
export async function previewCampaign(context: Context, request: PreviewRequest): Promise<CampaignPreview> {
  const { campaignId, onlyReachable, limit } = request;
  const asked = withAudience(request, request.audience);
  const choice = checkChoice(asked.choice);
  const twice = onBothSides(choice);
  if (twice !== undefined) {
    throw new CrmError("INVALID", "A segment is both included and excluded: take it out of one of the two.");
  }
  const campaign = campaignId === undefined ? undefined : await readCampaignRow(context, campaignId);
  const byHand = campaign && campaign.picked > 0 ? { campaignId: campaign.id } : undefined;
  const picked = asked.picked ? pickedBy(asked.picked) : byHand;
  const examined = await examineAudience(context, {
    ...choice,
    picked,
    onlyReachable,
    name: request.name ?? campaign?.name,
  });
  const loaded = await loadExamined(currentSource(context), examined);
  const { includes, excludes, problems } = examined;
  return {
    includes: includes.map((segment, index) => ({ ...segment, count: loaded?.includes[index] ?? null })),
    excludes,
    problems,
    result: loaded
      ? {
          included: loaded.included,
          picked: loaded.picked,
          steps: loaded.steps,
          count: loaded.ids.size,
          reachable: loaded.ids.and(loaded.reachable).size,
          overlaps: await readOverlaps(context, loaded.ids, { except: campaignId ?? 0 }),
          rows: limit > 0 ? await firstRows(context, loaded.ids, limit) : [],
        }
      : null,
  };
}

function pickedBy(audience: Audience): Picked {
  return "customerIds" in audience
    ? { customerIds: readCustomerIds(audience.customerIds) }
    : { question: questionOf(audience) };
}

async function firstRows(context: Context, ids: IdSet, limit: number): Promise<readonly CustomerRow[]> {
  const { plan } = await members(context, { everyone: true });
  return (await pageOf(context, { ids, plan }, { sort: "name", direction: "asc", limit })).rows;
}
