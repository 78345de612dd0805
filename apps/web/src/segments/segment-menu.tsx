import { Ellipsis } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Menu, MenuContent, MenuTrigger } from "../components/ui/menu.tsx";
import type { Problem } from "../problem.ts";
import { lazyPart } from "../shell/lazy-part.tsx";
import type { MenuSegment } from "./segment-menu-items.tsx";

const loadItems = () => import("./segment-menu-items.tsx");
const SegmentMenuItems = lazyPart(async () => ({ default: (await loadItems()).SegmentMenuItems }));
const EditDialog = lazyPart(async () => ({ default: (await import("./edit-dialog.tsx")).EditDialog }));
const DeleteDialog = lazyPart(async () => ({ default: (await import("./delete-dialog.tsx")).DeleteDialog }));
const SnapshotDialog = lazyPart(async () => ({
  default: (await import("./snapshot/snapshot-dialog.tsx")).SnapshotDialog,
}));
const InUseDialog = lazyPart(async () => ({ default: (await import("./in-use-dialog.tsx")).InUseDialog }));

interface SegmentMenuProps {
  readonly segment: MenuSegment;
  /** Within a row. */
  readonly compact?: boolean;
  readonly onDeleted?: () => void;
}

export function SegmentMenu({ segment, compact = false, onDeleted }: SegmentMenuProps) {
  const [open, setOpen] = useState<"edit" | "snapshot" | "delete">();
  const [refusal, setRefusal] = useState<Problem>();
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button
            variant="ghost"
            size={compact ? "iconSm" : "icon"}
            aria-label={`Actions for ${segment.name.slice(0, 80)}`}
            className="relative z-1"
            onPointerEnter={() => void loadItems()}
            onFocus={() => void loadItems()}
          >
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <Suspense fallback={<div className="h-40 w-44" />}>
            <SegmentMenuItems segment={segment} onOpen={setOpen} onRefused={setRefusal} />
          </Suspense>
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
