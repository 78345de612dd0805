import { Link, useNavigate } from "@tanstack/react-router";
import {
  Archive,
  ArchiveRestore,
  Camera,
  CircleDashed,
  Copy,
  Megaphone,
  Pencil,
  RefreshCw,
  Trash2,
} from "lucide-react";
import { MenuItem, MenuNote, MenuSeparator } from "../components/ui/menu.tsx";
import { type Problem, problemOf } from "../problem.ts";
import { continued } from "../sentence.ts";
import { toast } from "../shell/toast.ts";
import { useMay } from "../shell/use-may.ts";
import type { SegmentItem } from "../trpc.ts";
import { isKept } from "./is-kept.ts";
import { quoted } from "./quoted.ts";
import { useSegmentActions } from "./use-segment-actions.ts";

export type MenuSegment = Pick<
  SegmentItem,
  "id" | "name" | "description" | "type" | "special" | "archivedAt"
>;

interface SegmentMenuItemsProps {
  readonly segment: MenuSegment;
  /** A dialog is asked for. */
  readonly onOpen: (dialog: "edit" | "snapshot" | "delete") => void;
  /** It can't be archived: something refers to it. */
  readonly onRefused: (problem: Problem) => void;
}

/** What can be done with a segment. */
export function SegmentMenuItems({ segment, onOpen, onRefused }: SegmentMenuItemsProps) {
  const actions = useSegmentActions(segment);
  const edit = useMay("segments.update");
  const duplicate = useMay("segments.duplicate");
  const snapshot = useMay("segments.snapshot");
  const shelve = useMay(segment.archivedAt ? "segments.restore" : "segments.archive");
  const remove = useMay("segments.delete");
  const kept = isKept(segment);
  const campaign = useMay("campaigns.create");
  const navigate = useNavigate();

  async function archive() {
    try {
      await actions.archive();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.reason === "IN_USE") onRefused(problem);
      else toast.error(`${quoted(segment.name)} was not archived`, { description: problem.message });
    }
  }

  return (
    <>
      {segment.type === "dynamic" && (
        <MenuItem onSelect={() => void actions.recompute()}>
          <RefreshCw aria-hidden />
          Recompute now
        </MenuItem>
      )}
      <MenuItem disabled={!edit.may || kept} onSelect={() => onOpen("edit")}>
        <Pencil aria-hidden />
        Edit
      </MenuItem>
      <MenuItem disabled={!duplicate.may} onSelect={() => void actions.duplicate()}>
        <Copy aria-hidden />
        Duplicate
      </MenuItem>
      {!segment.archivedAt && (
        <MenuItem
          disabled={!campaign.may}
          onSelect={() => void navigate({ to: "/crm/campaigns/new", search: { include: segment.id } })}
        >
          <Megaphone aria-hidden />
          New campaign with it
        </MenuItem>
      )}
      <MenuItem disabled={!snapshot.may} onSelect={() => onOpen("snapshot")}>
        <Camera aria-hidden />
        Snapshot
      </MenuItem>
      <MenuItem asChild>
        <Link to="/crm/segments/overlap" search={{ ids: String(segment.id) }}>
          <CircleDashed aria-hidden />
          Overlap
        </Link>
      </MenuItem>
      <MenuSeparator />
      {segment.archivedAt ? (
        <MenuItem disabled={!shelve.may} onSelect={() => void actions.restore()}>
          <ArchiveRestore aria-hidden />
          Restore
        </MenuItem>
      ) : (
        <MenuItem disabled={!shelve.may || kept} onSelect={() => void archive()}>
          <Archive aria-hidden />
          Archive
        </MenuItem>
      )}
      <MenuItem danger disabled={!remove.may || kept} onSelect={() => onOpen("delete")}>
        <Trash2 aria-hidden />
        Delete
      </MenuItem>
      {kept && <MenuNote>Kept by Segments as it is. Duplicate it to have one of your own.</MenuNote>}
      {edit.why && <MenuNote>Changing {continued(edit.why)}</MenuNote>}
      {remove.why && <MenuNote>Deleting {continued(remove.why)}</MenuNote>}
    </>
  );
}
