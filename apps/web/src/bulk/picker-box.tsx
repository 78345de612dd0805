import type { ReactNode } from "react";

/** The frame of a list to pick from; as high with few options as with many, so that nothing below it moves. */
export function PickerBox({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex h-60 flex-col overflow-hidden rounded-lg border bg-background focus-within:border-accent [&_[role=listbox]]:max-h-none">
      {children}
    </div>
  );
}
