import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";
import type { ProcedurePath, SegmentDetail } from "../trpc.ts";
import type { Audience } from "./use-bulk-selection.ts";

/** Whom an action is for. */
export interface Chosen {
  readonly audience: Audience;
  readonly count: number;
  /** Not those who are ticked, but all who match. */
  readonly everything: boolean;
  /** The segment whose table it is. */
  readonly segment?: Pick<SegmentDetail, "id" | "name" | "type" | "special"> | undefined;
}

export interface ActionDialogProps {
  readonly chosen: Chosen;
  readonly onClose: () => void;
  /** It is begun: the selection has served its purpose. */
  readonly onBegun: () => void;
}

/** Something that can be done with the customers that are chosen in a table. */
export interface TableAction {
  readonly id: string;
  readonly label: string;
  readonly icon: LucideIcon;
  /** What it takes the right to. */
  readonly verb: ProcedurePath;
  readonly danger?: boolean;
  /** Whether it stands in this table; in all of them where nothing is said. */
  readonly stands?: (chosen: Chosen) => boolean;
  /** For what is small and can be undone: does it without asking. False where it is to be asked first. */
  readonly atOnce?: (chosen: Chosen) => Promise<unknown> | false;
  readonly Dialog: ComponentType<ActionDialogProps>;
}
