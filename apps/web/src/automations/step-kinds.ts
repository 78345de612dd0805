import { FolderPlus, Hourglass, ListFilter, LogOut, type LucideIcon, Tag, Tags } from "lucide-react";
import type { StepKind } from "./draft.ts";

interface StepLook {
  readonly kind: StepKind;
  readonly icon: LucideIcon;
  readonly label: string;
  /** What it is for. */
  readonly hint: string;
}

/** What an automation can be strung together from, in the order of the menu. */
export const stepKinds: readonly StepLook[] = [
  { kind: "wait", icon: Hourglass, label: "Wait", hint: "Go on later" },
  { kind: "condition", icon: ListFilter, label: "Condition", hint: "Go on only if a rule holds then" },
  { kind: "addTag", icon: Tag, label: "Add tag", hint: "Give the customer a tag" },
  { kind: "removeTag", icon: Tags, label: "Remove tag", hint: "Take a tag from the customer" },
  { kind: "addToSegment", icon: FolderPlus, label: "Add to segment", hint: "Put into a static segment" },
  {
    kind: "exitCooldown",
    icon: LogOut,
    label: "Exit — Cooldown",
    hint: "Put into “Cooldown — reason”, and end",
  },
];

export function lookOf(kind: StepKind): StepLook {
  return stepKinds.find((one) => one.kind === kind) as StepLook;
}
