import { Check, ChevronDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
  /** What the closed control says, where that is not the choice's label. */
  readonly shown?: ReactNode;
  readonly triggerProps?: ComponentProps<typeof Primitive.Trigger>;
  readonly plain?: boolean;
}

/** One of a few choices. */
export function Select<Value extends string>({
  label,
  value,
  onChange,
  choices,
  shown,
  triggerProps,
  plain = false,
}: SelectProps<Value>) {
  return (
    <Primitive.Root value={value} onValueChange={(next) => onChange(next as Value)}>
      <Primitive.Trigger
        aria-label={label}
        {...triggerProps}
        className={cn(
          !plain &&
            "flex h-8 items-center justify-between gap-2 rounded-md border border-line-strong bg-background px-2.5 text-sm [&_svg]:size-4 [&_svg]:text-muted",
          triggerProps?.className,
        )}
      >
        <Primitive.Value>{shown}</Primitive.Value>
        {!plain && (
          <Primitive.Icon asChild>
            <ChevronDown aria-hidden />
          </Primitive.Icon>
        )}
      </Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-[var(--radix-select-content-available-height)] min-w-44 animate-pop overflow-hidden rounded-lg border bg-raised text-sm shadow-float"
        >
          <Primitive.Viewport className="p-1">
            {choices.map((choice) => (
              <Primitive.Item
                key={choice.value}
                value={choice.value}
                className="flex min-h-8 items-center gap-2 rounded-md px-2 py-1 outline-none select-none data-[highlighted]:bg-hover"
              >
                <span className="size-4">
                  <Primitive.ItemIndicator>
                    <Check aria-hidden className="size-4 text-muted" />
                  </Primitive.ItemIndicator>
                </span>
                <Primitive.ItemText>{choice.label}</Primitive.ItemText>
              </Primitive.Item>
            ))}
          </Primitive.Viewport>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
