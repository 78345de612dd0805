import { Check } from "lucide-react";
import { DropdownMenu as Primitive } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";

export const Menu = Primitive.Root;
export const MenuTrigger = Primitive.Trigger;

export const floating =
  "z-50 animate-pop rounded-lg border bg-raised p-1 text-sm shadow-float focus:outline-none max-h-[var(--radix-popper-available-height)] overflow-y-auto";
const itemStyles =
  "flex min-h-8 items-center gap-2 rounded-md px-2 py-1 outline-none select-none data-[highlighted]:bg-hover data-[disabled]:opacity-45 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted";

export function MenuContent({ className, ...props }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        sideOffset={4}
        align="end"
        collisionPadding={8}
        className={cn(floating, "min-w-44", className)}
        {...props}
      />
    </Primitive.Portal>
  );
}

interface MenuItemProps extends ComponentProps<typeof Primitive.Item> {
  readonly danger?: boolean;
  readonly shortcut?: string;
}

export function MenuItem({ className, danger = false, shortcut, children, ...props }: MenuItemProps) {
  return (
    <Primitive.Item
      className={cn(itemStyles, danger && "text-danger [&_svg]:text-danger", className)}
      {...props}
    >
      {shortcut ? (
        <>
          {children}
          <span className="ml-auto pl-4 text-xs text-muted">{shortcut}</span>
        </>
      ) : (
        children
      )}
    </Primitive.Item>
  );
}

interface MenuCheckItemProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
  readonly children: ReactNode;
}

/** Stays open, so that several can be ticked. */
export function MenuCheckItem({ checked, onChange, disabled = false, children }: MenuCheckItemProps) {
  return (
    <Primitive.CheckboxItem
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      onSelect={(event) => event.preventDefault()}
      className={itemStyles}
    >
      <Check aria-hidden className={cn(!checked && "invisible")} />
      {children}
    </Primitive.CheckboxItem>
  );
}

interface MenuChoicesProps<Value extends string> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly choices: readonly { readonly value: Value; readonly label: string }[];
}

export function MenuChoices<Value extends string>({ value, onChange, choices }: MenuChoicesProps<Value>) {
  return (
    <Primitive.RadioGroup value={value} onValueChange={(next) => onChange(next as Value)}>
      {choices.map((choice) => (
        <Primitive.RadioItem key={choice.value} value={choice.value} className={itemStyles}>
          <Check aria-hidden className={cn(choice.value !== value && "invisible")} />
          {choice.label}
        </Primitive.RadioItem>
      ))}
    </Primitive.RadioGroup>
  );
}

export function MenuSeparator() {
  return <Primitive.Separator className="-mx-1 my-1 h-px bg-line" />;
}

export function MenuLabel({ children }: { readonly children: ReactNode }) {
  return <Primitive.Label className="px-2 py-1 text-xs text-muted">{children}</Primitive.Label>;
}

/** Says why something above it can't be picked. */
export function MenuNote({ children }: { readonly children: ReactNode }) {
  return <p className="max-w-56 px-2 py-1 text-xs text-muted">{children}</p>;
}
