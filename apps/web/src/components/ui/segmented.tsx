import { cn } from "./cn.ts";

interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  readonly className?: string;
}

/** A few choices side by side, one of them taken. */
export function Segmented<Value extends string>({
  label,
  value,
  onChange,
  choices,
  className,
}: SegmentedProps<Value>) {
  return (
    <fieldset
      aria-label={label}
      className={cn("flex h-8 shrink-0 items-center gap-0.5 rounded-md bg-hover p-0.5", className)}
    >
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          aria-pressed={choice.value === value}
          onClick={() => onChange(choice.value)}
          className="h-7 rounded-[5px] px-2.5 text-sm text-muted transition-colors duration-120 hover:text-text aria-pressed:bg-raised aria-pressed:font-medium aria-pressed:text-text aria-pressed:shadow-[0_1px_2px_rgb(0_0_0/0.12)]"
        >
          {choice.label}
        </button>
      ))}
    </fieldset>
  );
}
