import type { ReactNode } from "react";
import { Announcer } from "../components/ui/announcer.tsx";
import { TooltipProvider } from "../components/ui/tooltip.tsx";
import { Toasts } from "./toasts.tsx";

/** What every page may rely on. */
export function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <TooltipProvider delayDuration={300}>
      <Announcer>
        {children}
        <Toasts />
      </Announcer>
    </TooltipProvider>
  );
}
