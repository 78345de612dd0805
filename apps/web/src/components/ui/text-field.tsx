import { type ComponentProps, type ReactNode, useId } from "react";
import { Input } from "./input.tsx";

interface TextFieldProps extends Omit<ComponentProps<"input">, "value" | "onChange" | "id"> {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** Stands within the field, at its end. */
  readonly end?: ReactNode;
}

/** One line of text with its label, what is to be known before, and what is wrong. */
export function TextField({ label, value, onChange, hint, error, end, className, ...props }: TextFieldProps) {
  const id = useId();
  const said = error ?? hint;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <Input
          id={id}
          value={value}
          aria-invalid={error !== undefined}
          aria-describedby={said === undefined ? undefined : `${id}-said`}
          onChange={(event) => onChange(event.target.value)}
          className={className}
          {...props}
        />
        {end}
      </div>
      {said !== undefined && (
        <p
          id={`${id}-said`}
          role={error === undefined ? undefined : "alert"}
          className={`mt-1 text-xs ${error === undefined ? "text-muted" : "text-danger"}`}
        >
          {said}
        </p>
      )}
    </div>
  );
}
