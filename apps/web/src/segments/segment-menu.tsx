import { Link, useNavigate } from "@tanstack/react-router";
import {
  Archive,
  ArchiveRestore,
  Camera,
  CircleDashed,
  Copy,
  Ellipsis,
  Megaphone,
  Pencil,
  RefreshCw,
  Trash2,
} from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuNote, MenuSeparator, MenuTrigger } from "../components/ui/menu.tsx";
import { type Problem, problemOf } from "../problem.ts";
import { continued } from "../sentence.ts";
import { toast } from "../shell/toast.ts";
import { useMay } from "../shell/use-may.ts";
import type { SegmentItem } from "../trpc.ts";
import { quoted } from "./quoted.ts";
import { useSegmentActions } from "./use-segment-actions.ts";

const EditDialog = lazy(async () => ({ default: (await import("./edit-dialog.tsx")).EditDialog }));
const DeleteDialog = lazy(async () => ({ default: (await import("./delete-dialog.tsx")).DeleteDialog }));
const SnapshotDialog = lazy(async () => ({
  default: (await import("./snapshot/snapshot-dialog.tsx")).SnapshotDialog,
}));
const InUseDialog = lazy(async () => ({ default: (await import("./in-use-dialog.tsx")).InUseDialog }));

interface SegmentMenuProps {
  readonly segment: Pick<SegmentItem, "id" | "name" | "description" | "type" | "special" | "archivedAt">;
  /** Within a row. */
  readonly compact?: boolean;
  readonly onDeleted?: () => void;
}

export function SegmentMenu({ segment, compact = false, onDeleted }: SegmentMenuProps) {
  const [open, setOpen] = useState<"edit" | "snapshot" | "delete">();
  const [refusal, setRefusal] = useState<Problem>();
  const actions = useSegmentActions(segment);
  const edit = useMay("segments.update");
  const duplicate = useMay("segments.duplicate");
  const snapshot = useMay("segments.snapshot");
  const shelve = useMay(segment.archivedAt ? "segments.restore" : "segments.archive");
  const remove = useMay("segments.delete");
  const kept = segment.special === "suppressed";
  const campaign = useMay("campaigns.create");
  const navigate = useNavigate();

  async function archive() {
    try {
      await actions.archive();
    } catch (error) {
      const problem = problemOf(error);
      if (problem.reason === "IN_USE") setRefusal(problem);
      else toast.error(`${quoted(segment.name)} was not archived`, { description: problem.message });
    }
  }

  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button
            variant="ghost"
            size={compact ? "iconSm" : "icon"}
            aria-label={`Actions for ${segment.name.slice(0, 80)}`}
            className="relative z-1"
          >
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          {segment.type === "dynamic" && (
            <MenuItem onSelect={() => void actions.recompute()}>
              <RefreshCw aria-hidden />
              Recompute now
            </MenuItem>
          )}
          <MenuItem disabled={!edit.may || kept} onSelect={() => setOpen("edit")}>
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
          <MenuItem disabled={!snapshot.may} onSelect={() => setOpen("snapshot")}>
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
          <MenuItem danger disabled={!remove.may || kept} onSelect={() => setOpen("delete")}>
            <Trash2 aria-hidden />
            Delete
          </MenuItem>
          {kept && <MenuNote>Kept by Segments as it is. Duplicate it to have one of your own.</MenuNote>}
          {edit.why && <MenuNote>Changing {continued(edit.why)}</MenuNote>}
          {remove.why && <MenuNote>Deleting {continued(remove.why)}</MenuNote>}
        </MenuContent>
      </Menu>
      <Suspense>
        {open === "edit" && <EditDialog segment={segment} onClose={() => setOpen(undefined)} />}
        {open === "snapshot" && <SnapshotDialog segment={segment} onClose={() => setOpen(undefined)} />}
        {open === "delete" && (
          <DeleteDialog segment={segment} onClose={() => setOpen(undefined)} onDeleted={onDeleted} />
        )}
        {refusal && (
          <InUseDialog title="Can’t archive yet" problem={refusal} onClose={() => setRefusal(undefined)} />
        )}
      </Suspense>
    </>
  );
}
