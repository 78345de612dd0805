import type { FieldName } from "@segments/rules";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../components/ui/popover.tsx";
import { useBuilder } from "./builder-context.ts";
import { fieldChoices } from "./catalogue.ts";
import { FieldList } from "./field-list.tsx";
import { scrollable } from "./quiet.ts";
import { addPredicate } from "./tree.ts";
import { useFocusPart } from "./use-focus-part.ts";

interface AddPredicateProps {
  readonly id: string;
  readonly path: readonly number[];
  readonly disabled: boolean;
}

/** Picks the field first; the value is asked for right after. */
export function AddPredicate({ id, path, disabled }: AddPredicateProps) {
  const { editor, perform } = useBuilder();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const picked = useRef(false);
  useFocusPart(id, "add", button);

  function pick(field: FieldName) {
    const label = fieldChoices.find(({ name }) => name === field)?.label ?? field;
    picked.current = perform(addPredicate(editor.view, path, field), `Added: ${label}`, "value");
    setOpen(false);
  }

  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button
          ref={button}
          variant="ghost"
          size="sm"
          disabled={disabled}
          title="Add a predicate"
          aria-label="Add a predicate"
        >
          <Plus aria-hidden />
          Predicate
        </Button>
      </PopoverTrigger>
      <PopoverContent
        aria-label="Add a predicate"
        className="w-72 p-0"
        {...scrollable}
        onCloseAutoFocus={(event) => {
          if (picked.current) event.preventDefault();
          picked.current = false;
        }}
      >
        <FieldList onPick={pick} />
      </PopoverContent>
    </Popover>
  );
}
