import { ChevronDown } from "lucide-react";
import { useRef } from "react";
import { Button } from "../components/ui/button.tsx";
import { cn } from "../components/ui/cn.ts";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "../components/ui/menu.tsx";
import { useFitting } from "../components/ui/use-fitting.ts";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { useMay } from "../shell/use-may.ts";
import type { TableAction } from "./table-action.ts";

interface ActionButtonsProps {
  readonly actions: readonly TableAction[];
  readonly onAct: (action: TableAction) => void;
}

/** The actions side by side; those that do not fit are in a menu at the end. */
export function ActionButtons({ actions, onAct }: ActionButtonsProps) {
  const box = useRef<HTMLDivElement>(null);
  const row = useRef<HTMLDivElement>(null);
  const fitting = useFitting(box, row, actions.length);
  const rest = actions.slice(fitting);
  return (
    <div
      ref={box}
      className="relative flex min-w-0 flex-1 items-center gap-1 max-md:order-last max-md:basis-full"
    >
      <div ref={row} className="flex gap-1">
        {actions.map((action, index) => (
          <GuardedButton
            key={action.id}
            verb={action.verb}
            size="sm"
            variant={action.danger ? "danger" : "secondary"}
            className={cn(index >= fitting && "invisible absolute")}
            onClick={() => onAct(action)}
          >
            <action.icon aria-hidden />
            {action.label}
          </GuardedButton>
        ))}
      </div>
      {rest.length > 0 && (
        <Menu>
          <MenuTrigger asChild>
            <Button size="sm">
              {fitting === 0 ? "Actions" : "More"}
              <ChevronDown aria-hidden />
            </Button>
          </MenuTrigger>
          <MenuContent>
            {rest.map((action) => (
              <ActionItem key={action.id} action={action} onAct={onAct} />
            ))}
          </MenuContent>
        </Menu>
      )}
    </div>
  );
}

interface ActionItemProps {
  readonly action: TableAction;
  readonly onAct: (action: TableAction) => void;
}

function ActionItem({ action, onAct }: ActionItemProps) {
  const { may, why } = useMay(action.verb);
  return (
    <MenuItem disabled={!may} title={why} danger={action.danger ?? false} onSelect={() => onAct(action)}>
      <action.icon aria-hidden />
      {action.label}
    </MenuItem>
  );
}
