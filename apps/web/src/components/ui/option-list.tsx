import { Check, Plus } from "lucide-react";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { cn } from "./cn.ts";

export interface ListOption {
  readonly key: string;
  readonly label: string;
  /** A second, quieter line; beside the label in a compact list. */
  readonly detail?: string | undefined;
  /** Stands at the end of the row. */
  readonly end?: ReactNode;
  readonly chosen?: boolean;
  /** Makes something new: nothing to tick yet. */
  readonly creates?: boolean;
}

interface OptionListProps {
  readonly label: string;
  readonly placeholder: string;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly options: readonly ListOption[];
  readonly multiple?: boolean;
  readonly compact?: boolean;
  readonly onPick: (key: string) => void;
  /** Stands below the options: that there are none, more, or an error. */
  readonly note?: ReactNode;
  readonly busy?: boolean;
}

/** A search field with a list below; the focus stays in the field while the arrows walk the list. */
export function OptionList(props: OptionListProps) {
  const {
    label,
    placeholder,
    search,
    onSearch,
    options,
    multiple = false,
    compact = false,
    onPick,
    note,
    busy = false,
  } = props;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<string>();
  const active = Math.max(
    0,
    options.findIndex(({ key }) => key === activeKey),
  );

  useEffect(() => {
    list.current?.querySelector("[data-active]")?.scrollIntoView({ block: "nearest" });
  });

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setActiveKey(options[(active + step + options.length) % options.length]?.key);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const option = options[active];
      if (option) onPick(option.key);
    }
  }

  return (
    <div className="flex min-h-0 flex-col">
      <input
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={options[active] && `${id}-${active}`}
        placeholder={placeholder}
        value={search}
        maxLength={200}
        onChange={(event) => {
          setActiveKey(undefined);
          onSearch(event.target.value);
        }}
        onKeyDown={onKeyDown}
        className="h-9 shrink-0 border-b bg-transparent px-2.5 text-sm outline-none"
      />
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        aria-multiselectable={multiple}
        aria-busy={busy}
        className={cn("max-h-72 min-h-0 overflow-y-auto p-1 transition-opacity", busy && "opacity-60")}
      >
        {options.map(({ key, label: text, detail, end, chosen = false, creates = false }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the search field's
          <div
            key={key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={chosen}
            data-active={index === active || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(key)}
            onPointerMove={() => setActiveKey(key)}
            className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 py-1 select-none data-active:bg-hover"
          >
            {creates && <Plus aria-hidden className="size-4 shrink-0 text-muted" />}
            {multiple && !creates && (
              <span
                aria-hidden
                className={cn(
                  "grid size-4 shrink-0 place-items-center rounded-[5px] border border-muted/70",
                  chosen && "border-accent bg-accent text-on-accent",
                )}
              >
                {chosen && <Check className="size-3" strokeWidth={3} />}
              </span>
            )}
            <span className={cn("min-w-0 flex-1", compact && "flex items-baseline gap-2")}>
              <bdi className="block truncate">{text.slice(0, 200)}</bdi>
              {detail && (
                <span className={cn("block truncate text-xs text-muted", compact && "shrink-0")}>
                  {detail.slice(0, 60)}
                </span>
              )}
            </span>
            {!multiple && chosen && <Check aria-hidden className="size-4 text-muted" />}
            {end && <span className="numeric shrink-0 text-xs text-muted">{end}</span>}
          </div>
        ))}
        {note && <div className="px-2 py-2 text-xs text-muted">{note}</div>}
      </div>
    </div>
  );
}
