import {
  Download,
  Flame,
  ListMinus,
  ListPlus,
  Megaphone,
  TagPlus,
  TagX,
  UserCheck,
  UserCog,
  UserMinus,
} from "lucide-react";
import { ExportDialog } from "../export/export-dialog.tsx";
import { actionWords } from "../jobs/action-words.ts";
import { startJob } from "../jobs/job-verbs.ts";
import { AddToSegmentDialog } from "./add-to-segment-dialog.tsx";
import { ClaimDialog } from "./claim-dialog.tsx";
import { OwnerDialog } from "./owner-dialog.tsx";
import { RemoveFromSegmentDialog } from "./remove-from-segment-dialog.tsx";
import { StartCampaignDialog } from "./start-campaign-dialog.tsx";
import type { Chosen, TableAction } from "./table-action.ts";
import { AddTagsDialog, RemoveTagsDialog } from "./tags-dialog.tsx";
import { WarmedUpDialog } from "./warmed-up-dialog.tsx";

/** So few are claimed without a question: a toast has the way back. */
const FEW = 50;

const inStatic = ({ segment }: Chosen) => segment?.type === "static";
const inCooldown = ({ segment }: Chosen) => segment?.special === "cooldown";

/** Everything that can be done with the customers of a table, in the order of the bar: the one place to add to. */
export const tableActions: readonly TableAction[] = [
  {
    id: "claim",
    label: actionWords.claim.label,
    icon: UserCheck,
    verb: "jobs.start",
    atOnce: ({ audience, count, everything }) =>
      !everything && count <= FEW && startJob({ action: "claim", input: {}, audience }),
    Dialog: ClaimDialog,
  },
  {
    id: "assignOwner",
    label: actionWords.assignOwner.label,
    icon: UserCog,
    verb: "jobs.start",
    Dialog: OwnerDialog,
  },
  {
    id: "addTags",
    label: actionWords.addTags.label,
    icon: TagPlus,
    verb: "jobs.start",
    Dialog: AddTagsDialog,
  },
  {
    id: "removeTags",
    label: actionWords.removeTags.label,
    icon: TagX,
    verb: "jobs.start",
    Dialog: RemoveTagsDialog,
  },
  {
    id: "addToSegment",
    label: actionWords.addToSegment.label,
    icon: ListPlus,
    verb: "jobs.start",
    Dialog: AddToSegmentDialog,
  },
  {
    id: "removeFromSegment",
    label: actionWords.removeFromSegment.label,
    icon: ListMinus,
    verb: "jobs.start",
    stands: (chosen) => !inStatic(chosen),
    Dialog: RemoveFromSegmentDialog,
  },
  {
    id: "remove",
    label: "Remove",
    icon: UserMinus,
    verb: "jobs.start",
    danger: true,
    stands: (chosen) => inStatic(chosen) && !inCooldown(chosen),
    Dialog: RemoveFromSegmentDialog,
  },
  {
    id: "warmedUp",
    label: "Warmed up again",
    icon: Flame,
    verb: "jobs.start",
    stands: inCooldown,
    Dialog: WarmedUpDialog,
  },
  {
    id: "startCampaign",
    label: actionWords.startCampaign.label,
    icon: Megaphone,
    verb: "campaigns.start",
    Dialog: StartCampaignDialog,
  },
  {
    id: "export",
    label: "Export",
    icon: Download,
    verb: "exports.start",
    Dialog: ExportDialog,
  },
];
