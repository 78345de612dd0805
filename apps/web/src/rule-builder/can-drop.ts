import type { CustomCanDropParams } from "@react-querybuilder/dnd";
import { getParentPath } from "react-querybuilder";
import { fitsIn } from "./tree.ts";
import type { ViewGroup, ViewPredicate } from "./view-rule.ts";

/** Whether what is dragged may stand in the group that it hovers over. */
export function canDropHere({ dragging, hovering }: CustomCanDropParams): boolean {
  return fitsIn(getParentPath(hovering.path), dragging as ViewGroup | ViewPredicate);
}
