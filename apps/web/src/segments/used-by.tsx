import { Link2 } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "../components/ui/popover.tsx";
import { formatNumber } from "../format.ts";
import type { Use } from "../problem.ts";
import { lazyPart } from "../shell/lazy-part.tsx";

const UseList = lazyPart(async () => ({ default: (await import("./use-list.tsx")).UseList }));

/** What refers to a segment, at any depth, behind a button that counts it. */
export function UsedBy({ users }: { readonly users: readonly Use[] }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm" className="-my-1 text-muted aria-expanded:bg-hover">
          <Link2 aria-hidden />
          Used by <span className="numeric">{formatNumber(users.length)}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Where it is used" className="w-90 max-w-[calc(100vw-2rem)] p-2">
        <Suspense fallback={<div className="h-20" />}>
          <UseList users={users} onLeave={() => setOpen(false)} />
        </Suspense>
      </PopoverContent>
    </Popover>
  );
}
