import { useRef, useState } from "react";
import { Popover, PopoverContent, PopoverTrigger } from "../components/ui/popover.tsx";
import { useBuilder } from "./builder-context.ts";
import { fieldChoices, withField } from "./catalogue.ts";
import { FieldList } from "./field-list.tsx";
import { quiet, scrollable } from "./quiet.ts";
import type { ViewPredicate } from "./view-rule.ts";

interface FieldControlProps {
  readonly predicate: ViewPredicate;
  readonly onChange: (predicate: ViewPredicate) => void;
}

export function FieldControl({ predicate, onChange }: FieldControlProps) {
  const { focusOn } = useBuilder();
  const [open, setOpen] = useState(false);
  const picked = useRef(false);
  const label = fieldChoices.find(({ name }) => name === predicate.field)?.label ?? predicate.field;
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger className={`${quiet} font-medium`} aria-label={`Field: ${label}`}>
        {label}
      </PopoverTrigger>
      <PopoverContent
        aria-label="Field"
        className="w-72 p-0"
        {...scrollable}
        onCloseAutoFocus={(event) => {
          if (picked.current) event.preventDefault();
          picked.current = false;
        }}
      >
        <FieldList
          chosen={predicate.field}
          onPick={(field) => {
            setOpen(false);
            if (field === predicate.field) return;
            picked.current = true;
            onChange(withField(predicate, field));
            focusOn(predicate.id ?? "", "value");
          }}
        />
      </PopoverContent>
    </Popover>
  );
}
