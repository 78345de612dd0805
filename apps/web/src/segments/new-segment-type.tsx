import { ListChecks, type LucideIcon, Workflow } from "lucide-react";
import type { SegmentItem } from "../trpc.ts";

export type SegmentType = SegmentItem["type"];

interface Kind {
  readonly type: SegmentType;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly how: string;
  readonly when: string;
}

const kinds: readonly Kind[] = [
  {
    type: "dynamic",
    icon: Workflow,
    label: "Dynamic",
    how: "Filled by a rule, and always up to date.",
    when: "For “customers tagged hot-lead in VN”: who matches now is in.",
  },
  {
    type: "static",
    icon: ListChecks,
    label: "Static",
    how: "Filled by hand, by an import or by an automation.",
    when: "For fixed lists such as “Q1 batch” or “Cooldown — Mar 2026”: nobody leaves by themselves.",
  },
];

interface TypeChoiceProps {
  readonly value: SegmentType;
  readonly onChange: (type: SegmentType) => void;
}

export function TypeChoice({ value, onChange }: TypeChoiceProps) {
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Type</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {kinds.map(({ type, icon: Icon, label, how, when }) => (
          <label
            key={type}
            className="relative flex gap-3 rounded-lg border border-line-strong p-3 transition-colors duration-120 hover:bg-hover/60 has-checked:border-accent has-checked:bg-accent-soft/50 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent-text"
          >
            <input
              type="radio"
              name="type"
              value={type}
              checked={value === type}
              onChange={() => onChange(type)}
              className="peer absolute inset-0 cursor-pointer appearance-none rounded-lg opacity-0"
            />
            <Icon aria-hidden className="mt-0.5 size-4 shrink-0 text-muted peer-checked:text-accent-text" />
            <span className="min-w-0">
              <span className="block font-medium">{label}</span>
              <span className="mt-0.5 block text-text/85">{how}</span>
              <span className="mt-1 block text-xs text-muted">{when}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
