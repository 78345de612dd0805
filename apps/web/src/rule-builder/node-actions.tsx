import { Power, Trash2 } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { useBuilder } from "./builder-context.ts";
import { useNodeCommands } from "./node-commands.ts";

/** Turn off (a predicate) and remove, at the end of the row; the handle's menu has these and more, on a narrow screen it alone. */
export function NodeActions({ path }: { readonly path: readonly number[] }) {
  const { readOnly } = useBuilder();
  const { words, isGroup, isOff, toggleWords, toggleOff, remove } = useNodeCommands(path);
  if (readOnly) return null;
  return (
    <span className="flex shrink-0 opacity-0 transition-opacity duration-120 group-focus-within/row:opacity-100 group-hover/row:opacity-100 max-md:hidden touch:opacity-100">
      {!isGroup && (
        <Button
          variant="ghost"
          size="iconSm"
          title={isOff ? "Turn on" : "Turn off: it stays here, and the rule goes on without it"}
          aria-label={toggleWords}
          onClick={() => toggleOff("asItIs")}
        >
          <Power aria-hidden />
        </Button>
      )}
      <Button variant="ghost" size="iconSm" title="Remove" aria-label={`Remove: ${words}`} onClick={remove}>
        <Trash2 aria-hidden />
      </Button>
    </span>
  );
}
