import { Archive, ArchiveRestore, Copy, Ellipsis, Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../components/ui/menu.tsx";
import { type Problem, problemOf } from "../problem.ts";
import { toast } from "../shell/toast.ts";
import type { SegmentItem } from "../trpc.ts";
import { DeleteDialog } from "./delete-dialog.tsx";
import { EditDialog } from "./edit-dialog.tsx";
import { InUseDialog } from "./in-use-dialog.tsx";
import { quoted } from "./quoted.ts";
import { useSegmentActions } from "./use-segment-actions.ts";

interface SegmentMenuProps {
  readonly segment: Pick<SegmentItem, "id" | "name" | "description" | "type" | "archivedAt">;
  /** Within a row. */
  readonly compact?: boolean;
  readonly onDeleted?: () => void;
}

export function SegmentMenu({ segment, compact = false, onDeleted }: SegmentMenuProps) {
  const [open, setOpen] = useState<"edit" | "delete">();
  const [refusal, setRefusal] = useState<Problem>();
  const actions = useSegmentActions(segment);

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
          <MenuItem onSelect={() => setOpen("edit")}>
            <Pencil aria-hidden />
            Edit
          </MenuItem>
          <MenuItem onSelect={() => void actions.duplicate()}>
            <Copy aria-hidden />
            Duplicate
          </MenuItem>
          <MenuSeparator />
          {segment.archivedAt ? (
            <MenuItem onSelect={() => void actions.restore()}>
              <ArchiveRestore aria-hidden />
              Restore
            </MenuItem>
          ) : (
            <MenuItem onSelect={() => void archive()}>
              <Archive aria-hidden />
              Archive
            </MenuItem>
          )}
          <MenuItem danger onSelect={() => setOpen("delete")}>
            <Trash2 aria-hidden />
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      {open === "edit" && <EditDialog segment={segment} onClose={() => setOpen(undefined)} />}
      {open === "delete" && (
        <DeleteDialog segment={segment} onClose={() => setOpen(undefined)} onDeleted={onDeleted} />
      )}
      {refusal && (
        <InUseDialog title="Can’t archive yet" problem={refusal} onClose={() => setRefusal(undefined)} />
      )}
    </>
  );
}
