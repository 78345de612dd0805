import type { Source } from "@segments/rules";
import { useEffect, useState } from "react";
import { Popover, PopoverContent, PopoverTrigger } from "../../components/ui/popover.tsx";
import { useBuilder } from "../builder-context.ts";
import { quiet, scrollable } from "../quiet.ts";
import { missingStyles, valueStyles } from "./editor-props.ts";
import { SourceList } from "./source-list.tsx";

interface ProductPickerProps {
  readonly label: string;
  readonly source: Source;
  readonly product: unknown;
  readonly onPick: (product: number) => void;
  readonly onLeave: () => void;
  readonly start: boolean;
}

/** One option of a source. */
export function ProductPicker({ label, source, product, onPick, onLeave, start }: ProductPickerProps) {
  const { names } = useBuilder();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (start) setOpen(true);
  }, [start]);
  const chosen = typeof product === "number" ? product : undefined;
  const name = chosen === undefined ? undefined : (names.names(source, chosen) ?? `product ${chosen}`);

  function close() {
    setOpen(false);
    onLeave();
  }

  return (
    <Popover open={open} onOpenChange={(next) => (next ? setOpen(true) : close())}>
      <PopoverTrigger aria-label={`${label}: ${name ?? "no product picked"}`} className={quiet}>
        {name === undefined ? (
          <span className={missingStyles}>pick a product</span>
        ) : (
          <span className={`${valueStyles} inline-block max-w-56 truncate`}>
            <bdi>{name.slice(0, 200)}</bdi>
          </span>
        )}
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="w-[min(20rem,calc(100vw-1rem))] p-0" {...scrollable}>
        <SourceList
          label={label}
          source={source}
          chosen={chosen === undefined ? [] : [chosen]}
          onPick={(value) => {
            if (typeof value === "number") onPick(value);
            close();
          }}
        />
      </PopoverContent>
    </Popover>
  );
}
