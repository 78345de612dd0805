import type { Names } from "@segments/rules";
import { formatNumber } from "../format.ts";
import { quoted } from "../segments/quoted.ts";
import type { BulkRequest } from "../trpc.ts";

/** All but the last can be asked for by themselves: a campaign that starts asks for it. */
export type ActionName = BulkRequest["action"] | "startCampaign";
export type ActionInput = BulkRequest["input"] & {
  readonly campaignId?: number | undefined;
  readonly campaignName?: string | undefined;
};

/** A sentence about customers ("12 customers"). Without names it says less, and is true all the same. */
type Sentence = (customers: string, input: ActionInput, names?: Names) => string;

interface ActionWords {
  /** On its button, and above its dialog. */
  readonly label: string;
  /** "Add tags hot-lead, vip to 12 customers" */
  readonly does: Sentence;
  /** "Tags hot-lead, vip added to 12 customers" */
  readonly did: Sentence;
  /** "Tags hot-lead, vip taken back from 12 customers" */
  readonly undid: Sentence;
  /** What is said behind the number of those whom it changes; "changed" where nothing is said. */
  readonly changed?: string;
  /** What is said of those whom it does not change, behind their number. */
  readonly same: string;
}

const formerOwners = (customers: string) => `Former owners given back to ${customers}`;

export const actionWords: Readonly<Record<ActionName, ActionWords>> = {
  claim: {
    label: "Claim",
    does: (customers) => `Claim ${customers}`,
    did: (customers) => `${customers} claimed`,
    undid: formerOwners,
    same: "already so",
  },
  assignOwner: {
    label: "Assign owner",
    does: (customers, input, names) =>
      input.ownerId === null
        ? `Leave ${customers} without an owner`
        : `Assign ${customers}${ownerOf(input, names)}`,
    did: (customers, input, names) =>
      input.ownerId === null
        ? `${customers} left without an owner`
        : `${customers} assigned${ownerOf(input, names)}`,
    undid: formerOwners,
    same: "already so",
  },
  addTags: {
    label: "Add tags",
    does: (customers, input, names) => `Add ${tagsOf(input, names)} to ${customers}`,
    did: (customers, input, names) => `${capital(tagsOf(input, names))} added to ${customers}`,
    undid: (customers, input, names) => `${capital(tagsOf(input, names))} taken back from ${customers}`,
    same: "already so",
  },
  removeTags: {
    label: "Remove tags",
    does: (customers, input, names) => `Remove ${tagsOf(input, names)} from ${customers}`,
    did: (customers, input, names) => `${capital(tagsOf(input, names))} removed from ${customers}`,
    undid: (customers, input, names) => `${capital(tagsOf(input, names))} given back to ${customers}`,
    same: "already so",
  },
  addToSegment: {
    label: "Add to segment",
    does: (customers, input, names) => `Add ${customers} to ${segmentOf(input, names)}`,
    did: (customers, input, names) => `${customers} added to ${segmentOf(input, names)}`,
    undid: (customers, input, names) => `${customers} taken out of ${segmentOf(input, names)} again`,
    same: "already in",
  },
  removeFromSegment: {
    label: "Remove from segment",
    does: (customers, input, names) => `Remove ${customers} from ${segmentOf(input, names)}`,
    did: (customers, input, names) => `${customers} removed from ${segmentOf(input, names)}`,
    undid: (customers, input, names) => `${customers} added back to ${segmentOf(input, names)}`,
    same: "not in it",
  },
  startCampaign: {
    label: "Start campaign",
    does: (customers, input) => `Enrol ${customers} in ${campaignOf(input)}`,
    did: (customers, input) => `${customers} enrolled in ${campaignOf(input)}`,
    undid: (customers, input) => `${customers} taken out of ${campaignOf(input)}`,
    changed: "enrolled",
    same: "already in its segment",
  },
};

/** More tags than this are counted instead of named. */
const NAMED = 3;

function tagsOf({ tagIds = [] }: ActionInput, names: Names | undefined): string {
  if (!names) return "tags";
  if (tagIds.length > NAMED) return `${formatNumber(tagIds.length)} tags`;
  const list = tagIds.map((id) => shortened(names("tags", id) ?? "(deleted)")).join(", ");
  return `${tagIds.length === 1 ? "tag" : "tags"} ${list}`;
}

function ownerOf({ ownerId }: ActionInput, names: Names | undefined): string {
  return names && ownerId ? ` to ${shortened(names("users", ownerId) ?? "somebody who left")}` : "";
}

function segmentOf({ segmentId }: ActionInput, names: Names | undefined): string {
  if (!names || segmentId === undefined) return "the segment";
  const name = names("segments", segmentId);
  return name === undefined ? "a segment that is deleted" : quoted(name);
}

function campaignOf({ campaignName }: ActionInput): string {
  return campaignName === undefined ? "a campaign" : quoted(campaignName);
}

/** So short that the sentence around it can still be read. */
function shortened(name: string): string {
  return name.length > 32 ? `${name.slice(0, 32).trimEnd()}…` : name;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
