import { type KeyboardEvent, type Ref, useState } from "react";
import { cn } from "../../components/ui/cn.ts";
import { valueStyles } from "./editor-props.ts";

interface NumberInputProps {
  readonly label: string;
  readonly value: unknown;
  /** null where no number stands. */
  readonly onChange: (value: number | null) => void;
  readonly onLeave?: () => void;
  readonly className?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A number as it is typed; arrows step by one. */
export function NumberInput({ label, value, onChange, onLeave, className, inputRef }: NumberInputProps) {
  const [text, setText] = useState(textOf(value));
  const [known, setKnown] = useState(value);
  if (known !== value) {
    // Changed from outside; one's own typing comes back as the number it was read as.
    setKnown(value);
    if (readNumber(text) !== value) setText(textOf(value));
  }

  function change(next: string) {
    setText(next);
    onChange(readNumber(next));
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    change(textOf((readNumber(text) ?? 0) + step));
  }

  return (
    <input
      ref={inputRef}
      inputMode="decimal"
      aria-label={label}
      aria-invalid={readNumber(text) === null}
      placeholder="0"
      value={text}
      maxLength={20}
      onChange={(event) => change(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={onLeave}
      className={cn(
        valueStyles,
        "numeric mx-1 max-w-28 min-w-9 text-center [field-sizing:content]",
        className,
      )}
    />
  );
}

function textOf(value: unknown): string {
  return typeof value === "number" ? String(value) : "";
}

export function readNumber(text: string): number | null {
  const plain = text.trim().replace("−", "-").replace(",", ".");
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  return Number(plain);
}
