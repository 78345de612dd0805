import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";
import { overlay } from "./dialog.tsx";
import { useReturnFocus } from "./use-return-focus.ts";

interface SheetProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly side?: "left" | "right";
  readonly className?: string;
  /** Buttons; the last one is the one that acts. */
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

/** A panel that slides in from an edge. */
export function Sheet({
  open,
  onOpenChange,
  title,
  side = "right",
  className,
  footer,
  children,
}: SheetProps) {
  const returnFocus = useReturnFocus(open);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlay} />
        <Primitive.Content
          aria-describedby={undefined}
          onCloseAutoFocus={returnFocus}
          className={cn(
            "fixed inset-y-0 z-50 flex w-[min(420px,100vw)] flex-col bg-raised shadow-float focus:outline-none",
            side === "right" ? "right-0 animate-slide-in border-l" : "left-0 animate-slide-left border-r",
            className,
          )}
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-2">
            <Primitive.Title className="min-w-0 flex-1 py-1 text-base font-semibold wrap-anywhere">
              {title}
            </Primitive.Title>
            <Primitive.Close asChild>
              <Button variant="ghost" size="iconSm" aria-label="Close" className="-mr-2">
                <X aria-hidden />
              </Button>
            </Primitive.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-6">{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</footer>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
