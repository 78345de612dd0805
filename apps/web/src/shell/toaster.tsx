import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { useTheme } from "./theme.ts";
import { toastsReady } from "./toast.ts";

export function Toaster() {
  const { dark } = useTheme();
  useEffect(() => toastsReady(toast), []);
  return (
    <Sonner
      theme={dark ? "dark" : "light"}
      position="bottom-right"
      // Clear of pagers, of the buttons at the foot of a sheet and of the jobs.
      offset={{ bottom: "calc(68px + var(--tray, 0px))", right: 24 }}
      mobileOffset={{ bottom: "calc(68px + var(--tray, 0px))" }}
      duration={6000}
      toastOptions={{
        classNames: {
          toast: "!bg-raised !text-text !border-line !rounded-lg !text-sm !shadow-float !font-sans",
          description: "!text-muted",
          actionButton: "!bg-accent !text-on-accent !h-7 !text-xs !font-medium",
        },
      }}
    />
  );
}
