import { Skeleton } from "../../components/ui/skeleton.tsx";
import { Part } from "./part.tsx";

export function SegmentsLoading() {
  return (
    <Part title="Segments">
      {[140, 96, 168, 120].map((width) => (
        <div key={width} aria-hidden className="flex h-11 items-center gap-2.5">
          <Skeleton className="size-4" />
          <span style={{ width }}>
            <Skeleton className="w-full" />
          </span>
        </div>
      ))}
    </Part>
  );
}
