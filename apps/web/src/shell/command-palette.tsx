import { Command } from "cmdk";
import { Search } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { useState } from "react";
import { cn } from "../components/ui/cn.ts";
import { overlay } from "../components/ui/dialog.tsx";
import { PaletteActions } from "./palette-actions.tsx";
import { PaletteResults } from "./palette-results.tsx";

interface CommandPaletteProps {
  readonly onClose: () => void;
}

/** Go anywhere, do what is done most, from the keyboard. */
export function CommandPalette({ onClose }: CommandPaletteProps) {
  const [search, setSearch] = useState("");
  const [selected, setSelected] = useState("");
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlay} />
        <Primitive.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-[12dvh] z-50 mx-auto flex max-w-xl animate-pop flex-col overflow-hidden rounded-xl border bg-raised shadow-float focus:outline-none"
        >
          <Primitive.Title className="sr-only">Search and commands</Primitive.Title>
          <Command
            shouldFilter={false}
            loop
            value={selected}
            onValueChange={setSelected}
            label="Search and commands"
            className="flex min-h-0 flex-col"
          >
            <div className="flex h-12 shrink-0 items-center gap-2.5 border-b px-4">
              <Search aria-hidden className="size-4 shrink-0 text-muted" />
              <Command.Input
                value={search}
                onValueChange={setSearch}
                maxLength={200}
                placeholder="Go to a segment or customer, or do something"
                className="h-full min-w-0 flex-1 bg-transparent text-base outline-none"
              />
            </div>
            <Command.List
              className={cn(
                "max-h-[min(56dvh,420px)] overflow-y-auto p-1.5",
                "[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted",
              )}
            >
              <PaletteResults search={search} onClose={onClose} onFirst={setSelected} />
              <PaletteActions search={search} onClose={onClose} />
            </Command.List>
          </Command>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
