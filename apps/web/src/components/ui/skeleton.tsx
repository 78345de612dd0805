import { cn } from "./cn.ts";

/** A grey shape where something will stand. */
export function Skeleton({ className }: { readonly className?: string }) {
  return (
    <span
      aria-hidden
      className={cn("inline-block h-3 w-24 animate-shimmer rounded bg-pressed align-middle", className)}
    />
  );
}
