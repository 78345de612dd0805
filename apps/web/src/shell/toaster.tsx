import { useEffect } from "react";
import { Toaster as Sonner, toast } from "sonner";
import { useTheme } from "./theme.ts";
import { toastsReady } from "./toast.ts";

/** Clear of pagers and of the buttons at the foot of a sheet, of what can be done with a selection and of the jobs. */
const bottom = "calc(68px + var(--selection-bar, 0px) + var(--tray, 0px))";

export function Toaster() {
  const { dark } = useTheme();
  useEffect(() => toastsReady(toast), []);
  return (
    <Sonner
      theme={dark ? "dark" : "light"}
      position="bottom-right"
      offset={{ bottom, right: 24 }}
      mobileOffset={{ bottom }}
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
