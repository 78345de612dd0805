import { Search, X } from "lucide-react";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import { cn } from "./cn.ts";
import { Input } from "./input.tsx";

interface SearchInputProps extends Omit<ComponentProps<"input">, "value" | "onChange" | "type"> {
  readonly value: string;
  /** Called once typing pauses, with the text trimmed. */
  readonly onSearch: (text: string) => void;
  readonly label: string;
}

const PAUSE = 200;

export function SearchInput({ value, onSearch, label, className, ...props }: SearchInputProps) {
  const [text, setText] = useState(value);
  const timer = useRef(0);
  const sent = useRef(value);
  useEffect(() => {
    // Back and forward change the value from outside; one's own typing comes back here too.
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);

  function change(next: string, pause = PAUSE) {
    setText(next);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      sent.current = next.trim();
      onSearch(next.trim());
    }, pause);
  }

  return (
    <div className={cn("relative", className)}>
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        maxLength={200}
        className="px-8 [&::-webkit-search-cancel-button]:hidden"
        onChange={(event) => change(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape" && text !== "") {
            event.stopPropagation();
            change("", 0);
          }
        }}
        {...props}
      />
      {text !== "" && (
        <button
          type="button"
          aria-label="Clear search"
          className="absolute top-1 right-1 grid size-6 place-items-center rounded text-muted hover:text-text"
          onClick={() => change("", 0)}
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </div>
  );
}
