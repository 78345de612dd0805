import { Command } from "cmdk";
import type { LucideIcon } from "lucide-react";

interface PaletteItemProps {
  readonly value: string;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly onSelect: () => void;
}

export function PaletteItem({ value, icon: Icon, label, detail, onSelect }: PaletteItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 data-[selected=true]:bg-hover"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <bdi className="min-w-0 truncate">{label.slice(0, 200)}</bdi>
      {detail && <span className="ml-auto shrink-0 pl-3 text-xs text-muted">{detail.slice(0, 60)}</span>}
    </Command.Item>
  );
}
