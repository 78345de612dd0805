import { ChevronDown } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { MenuTrigger } from "../components/ui/menu.tsx";

interface FilterTriggerProps {
  readonly label: string;
  /** What is picked. */
  readonly value: string | undefined;
  /** What it says where nothing is. */
  readonly any: string;
}

/** Opens the menu of a filter, and says what is picked in it. */
export function FilterTrigger({ label, value, any }: FilterTriggerProps) {
  return (
    <MenuTrigger asChild>
      <Button
        aria-label={`${label}: ${value ?? any}`}
        className={value === undefined ? "font-normal text-muted" : "border-accent"}
      >
        <bdi className="max-w-40 truncate">{value ?? any}</bdi>
        <ChevronDown aria-hidden />
      </Button>
    </MenuTrigger>
  );
}
