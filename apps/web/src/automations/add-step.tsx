import { Plus } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "../components/ui/menu.tsx";
import type { StepKind } from "./draft.ts";
import { stepKinds } from "./step-kinds.ts";

interface AddStepProps {
  /** "Add a step after the trigger": what it says to those who do not see where it stands. */
  readonly label: string;
  /** In between others: quieter. */
  readonly between?: boolean;
  readonly onAdd: (kind: StepKind) => void;
}

/** Offers what can be done at this place of the chain. */
export function AddStep({ label, between = false, onAdd }: AddStepProps) {
  return (
    <Menu>
      <MenuTrigger asChild>
        {between ? (
          <Button
            variant="ghost"
            size="iconSm"
            aria-label={label}
            className="size-6 rounded-full border bg-background"
          >
            <Plus aria-hidden />
          </Button>
        ) : (
          <Button aria-label={label}>
            <Plus aria-hidden />
            Add step
          </Button>
        )}
      </MenuTrigger>
      <MenuContent align="center" className="w-64">
        {stepKinds.map(({ kind, icon: Icon, label: text, hint }) => (
          <MenuItem key={kind} onSelect={() => onAdd(kind)} className="items-start">
            <Icon aria-hidden className="mt-0.5" />
            <span className="min-w-0">
              <span className="block">{text}</span>
              <span className="block text-xs text-muted">{hint}</span>
            </span>
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
