import { type ReactNode, useId } from "react";
import { Checkbox } from "./checkbox.tsx";

interface CheckFieldProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: ReactNode;
  /** What it is good for. */
  readonly hint?: ReactNode;
}

/** A box to tick, and what it means. */
export function CheckField({ checked, onChange, label, hint }: CheckFieldProps) {
  const id = useId();
  const hintId = `${id}hint`;
  return (
    <div className="flex gap-2.5 py-1.5">
      <Checkbox
        id={id}
        checked={checked}
        onCheckedChange={(state) => onChange(state === true)}
        className="mt-0.5"
        aria-describedby={hint ? hintId : undefined}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block cursor-pointer text-sm">
          {label}
        </label>
        {hint && (
          <p id={hintId} className="text-xs text-muted">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
