import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import { type ReactNode, useRef } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";
import { useReturnFocus } from "./use-return-focus.ts";

interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  /** Buttons; the last one is the one that acts. */
  readonly footer?: ReactNode;
  readonly className?: string;
  /** Asks for a decision: it is left by its buttons, the first of which has the focus, or by Escape. */
  readonly alert?: boolean;
}

/** As high as what it stands behind, so that one over another dialog dims that as well. */
export const overlay = "fixed inset-0 z-50 animate-fade bg-black/35";

export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  className,
  alert = false,
}: DialogProps) {
  const body = useRef<HTMLDivElement>(null);
  const returnFocus = useReturnFocus(open);

  /** What is to be filled in comes before the cross that stands first. */
  function focusField(event: Event) {
    const field = body.current?.querySelector<HTMLElement>("input, textarea");
    if (!field) return;
    event.preventDefault();
    field.focus();
  }

  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlay} />
        <Primitive.Content
          role={alert ? "alertdialog" : "dialog"}
          {...(description === undefined && { "aria-describedby": undefined })}
          onOpenAutoFocus={focusField}
          onCloseAutoFocus={returnFocus}
          {...(alert && { onInteractOutside: (event) => event.preventDefault() })}
          className={cn(
            "fixed inset-x-3 top-[12dvh] z-50 mx-auto flex max-h-[80dvh] max-w-md animate-pop flex-col rounded-xl border bg-raised shadow-float focus:outline-none",
            className,
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-2">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="text-base font-semibold wrap-anywhere">{title}</Primitive.Title>
              {description !== undefined && (
                <Primitive.Description className="mt-1 text-sm text-muted wrap-anywhere">
                  {description}
                </Primitive.Description>
              )}
            </div>
            {!alert && (
              <Primitive.Close asChild>
                <Button variant="ghost" size="iconSm" aria-label="Close" className="-mr-2">
                  <X aria-hidden />
                </Button>
              </Primitive.Close>
            )}
          </header>
          <div ref={body} className="min-h-0 flex-1 overflow-y-auto px-5 py-1">
            {children}
          </div>
          {footer && <footer className="flex flex-wrap justify-end gap-2 px-5 pt-3 pb-4">{footer}</footer>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
