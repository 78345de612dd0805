import { useId } from "react";

interface ChoiceCardsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly means: string }[];
}

/** A few choices below each other, each with a sentence on what it means. */
export function ChoiceCards<Value extends string>({
  label,
  value: chosen,
  onChange,
  choices,
}: ChoiceCardsProps<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="flex flex-col gap-1.5">
        {choices.map(({ value, label: text, means }) => (
          <label
            key={value}
            className="relative block rounded-lg border border-line-strong px-3 py-2 transition-colors duration-120 hover:bg-hover/60 has-checked:border-accent has-checked:bg-accent-soft/50 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent-text"
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={chosen === value}
              onChange={() => onChange(value)}
              className="absolute inset-0 cursor-pointer appearance-none rounded-lg opacity-0"
            />
            <span className="block font-medium">{text}</span>
            <span className="block text-xs text-muted">{means}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
