import { useId } from "react";
import { Checkbox } from "../components/ui/checkbox.tsx";
import { type ImportOptions, optionLabels, optionNames } from "./import-words.ts";

interface ImportOptionsFormProps {
  readonly options: ImportOptions;
  readonly onChange: (options: ImportOptions) => void;
}

/** What the import may do. */
export function ImportOptionsForm({ options, onChange }: ImportOptionsFormProps) {
  const form = useId();
  return (
    <fieldset className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
      <legend className="mb-3 text-sm font-semibold">What the import may do</legend>
      {optionNames.map((name) => {
        const [label, hint] = optionLabels[name];
        const id = `${form}-${name}`;
        return (
          <div key={name} className="flex gap-2.5">
            <Checkbox
              id={id}
              className="mt-0.5"
              checked={options[name]}
              aria-describedby={`${id}-hint`}
              onCheckedChange={(checked) => onChange({ ...options, [name]: checked === true })}
            />
            <div className="min-w-0 text-sm">
              <label htmlFor={id}>{label}</label>
              <p id={`${id}-hint`} className="text-xs text-muted">
                {hint}
              </p>
            </div>
          </div>
        );
      })}
    </fieldset>
  );
}
