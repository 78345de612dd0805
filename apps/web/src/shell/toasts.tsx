import { Suspense, useEffect, useSyncExternalStore } from "react";
import { lazyPart } from "./lazy-part.tsx";
import { subscribeToToasts, toastsWanted } from "./toast.ts";
import { whenIdle } from "./when-idle.ts";

const Toaster = lazyPart(async () => ({ default: (await import("./toaster.tsx")).Toaster }));

/** The place for toasts, from the first one on. What shows them is there before: one may have to say that the connection is lost. */
export function Toasts() {
  const wanted = useSyncExternalStore(subscribeToToasts, toastsWanted);
  useEffect(() => whenIdle(Toaster.fetchAhead), []);
  return (
    wanted && (
      <Suspense>
        <Toaster />
      </Suspense>
    )
  );
}
