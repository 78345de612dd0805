import { lazy, Suspense, useSyncExternalStore } from "react";
import { subscribeToToasts, toastsWanted } from "./toast.ts";

const Toaster = lazy(async () => ({ default: (await import("./toaster.tsx")).Toaster }));

/** The place for toasts, from the first one on. */
export function Toasts() {
  const wanted = useSyncExternalStore(subscribeToToasts, toastsWanted);
  return (
    wanted && (
      <Suspense>
        <Toaster />
      </Suspense>
    )
  );
}
