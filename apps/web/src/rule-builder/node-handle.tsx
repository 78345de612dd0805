import {
  ArrowDown,
  ArrowUp,
  Ban,
  Copy,
  CornerLeftUp,
  CornerRightDown,
  CornerRightUp,
  GripVertical,
  Group,
  Power,
  Trash2,
  Ungroup,
} from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../components/ui/menu.tsx";
import { useBuilder } from "./builder-context.ts";
import type { Move } from "./moves.ts";
import { useNodeCommands } from "./node-commands.ts";
import { useFocusPart } from "./use-focus-part.ts";
import type { NodeDnd } from "./use-node-dnd.ts";

interface NodeHandleProps {
  readonly id: string;
  readonly path: readonly number[];
  readonly dragging: NodeDnd;
}

const keys: Partial<Record<string, Move>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "in",
  ArrowLeft: "out",
};

/** Drags the node; clicked or with the keyboard it opens a menu of the same moves, which also have keys of their own. */
export function NodeHandle({ id, path, dragging }: NodeHandleProps) {
  const { readOnly } = useBuilder();
  const commands = useNodeCommands(path);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // After an edit the focus goes where the edit left it, not back here.
  const acted = useRef(false);
  useFocusPart(id, "handle", button);
  if (readOnly) return <span className="w-6 shrink-0" />;

  function onKeyDown(event: KeyboardEvent) {
    const move = event.altKey ? keys[event.key] : undefined;
    if (move) {
      event.preventDefault();
      commands.move(move);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      commands.remove();
    }
  }

  function act(command: () => boolean) {
    acted.current = command();
  }

  return (
    <Menu open={open} onOpenChange={setOpen} modal={false}>
      <MenuTrigger
        asChild
        onKeyDown={onKeyDown}
        onPointerDown={(event) => {
          dragging.onPointerDown?.(event);
          // The menu would open on the press; here it opens on the click that is no drag.
          event.preventDefault();
        }}
        onClick={() => setOpen((was) => !was)}
      >
        <button
          type="button"
          ref={(element) => {
            button.current = element;
            if (typeof dragging.handleRef === "function") dragging.handleRef(element);
          }}
          aria-label={`Move or change${commands.isGroup ? " the group" : ""}: ${commands.words}`}
          aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowRight Alt+ArrowLeft Delete"
          className="mt-0.5 grid h-7 w-6 shrink-0 cursor-grab touch-none place-items-center rounded text-muted opacity-0 transition-opacity duration-120 group-hover/row:opacity-100 hover:bg-hover focus-visible:opacity-100 active:cursor-grabbing data-[state=open]:opacity-100 touch:opacity-100"
        >
          <GripVertical aria-hidden className="size-3.5" />
        </button>
      </MenuTrigger>
      <MenuContent
        align="start"
        className="min-w-60"
        onCloseAutoFocus={(event) => {
          if (acted.current) event.preventDefault();
          acted.current = false;
        }}
      >
        <MenuItem
          shortcut="Alt ↑"
          disabled={!commands.can("up")}
          onSelect={() => act(() => commands.move("up"))}
        >
          <ArrowUp aria-hidden />
          Move up
        </MenuItem>
        <MenuItem
          shortcut="Alt ↓"
          disabled={!commands.can("down")}
          onSelect={() => act(() => commands.move("down"))}
        >
          <ArrowDown aria-hidden />
          Move down
        </MenuItem>
        <MenuItem
          shortcut="Alt →"
          disabled={!commands.can("in")}
          onSelect={() => act(() => commands.move("in"))}
        >
          {commands.groupSide === "below" ? <CornerRightDown aria-hidden /> : <CornerRightUp aria-hidden />}
          Into the group {commands.groupSide ?? "above"}
        </MenuItem>
        <MenuItem
          shortcut="Alt ←"
          disabled={!commands.can("out")}
          onSelect={() => act(() => commands.move("out"))}
        >
          <CornerLeftUp aria-hidden />
          Out of the group
        </MenuItem>
        <MenuSeparator />
        <MenuItem disabled={!commands.canWrap} onSelect={() => act(commands.wrap)}>
          <Group aria-hidden />
          Put into a group of its own
        </MenuItem>
        <MenuItem disabled={!commands.canTurn} onSelect={() => act(commands.turn)}>
          <Ban aria-hidden />
          {commands.isTurned ? "Take NOT away" : "Wrap in NOT"}
        </MenuItem>
        {commands.isGroup && (
          <MenuItem disabled={!commands.canUngroup} onSelect={() => act(commands.ungroup)}>
            <Ungroup aria-hidden />
            Ungroup
          </MenuItem>
        )}
        {!commands.isGroup && (
          <MenuItem onSelect={() => act(() => commands.toggleOff())}>
            <Power aria-hidden />
            {commands.isOff ? "Turn on" : "Turn off"}
          </MenuItem>
        )}
        <MenuItem onSelect={() => act(commands.duplicate)}>
          <Copy aria-hidden />
          Duplicate
        </MenuItem>
        <MenuItem danger shortcut="Delete" onSelect={() => act(commands.remove)}>
          <Trash2 aria-hidden />
          Remove
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
