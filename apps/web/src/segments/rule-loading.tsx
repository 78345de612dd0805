import { Skeleton } from "../components/ui/skeleton.tsx";

/** The shape of the rule builder while it is on its way. */
export function RuleLoading() {
  return (
    <div aria-busy className="flex flex-col gap-x-8 gap-y-4 lg:flex-row">
      <div className="flex-1 rounded-lg border border-dashed border-line-strong px-4 py-5">
        <Skeleton className="w-64" />
        <Skeleton className="mt-4 h-7 w-full max-w-md" />
      </div>
      <div className="max-lg:order-first lg:w-64 lg:border-l lg:pl-6">
        <Skeleton className="h-7 w-24" />
        <Skeleton className="mt-3 w-36" />
      </div>
    </div>
  );
}
