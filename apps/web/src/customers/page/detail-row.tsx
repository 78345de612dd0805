import type { ReactNode } from "react";
import { Refused } from "./refused.tsx";

interface DetailRowProps {
  readonly label: string;
  /** Why the last change was refused. */
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}

/** A column for what things are called, and one for what they are. */
export const labelled = "grid grid-cols-[104px_minmax(0,1fr)] gap-x-3 md:grid-cols-[132px_minmax(0,1fr)]";

/** What something is called, and what it is. Stands in a `dl`. */
export function DetailRow({ label, problem, children }: DetailRowProps) {
  return (
    <div className={labelled}>
      <dt className="py-1.5 text-muted">{label}</dt>
      <dd className="min-w-0">
        {children}
        <Refused problem={problem} />
      </dd>
    </div>
  );
}

/** How what can't be changed stands beside controls. */
export const plainValue = "block min-h-8 py-1.5 wrap-anywhere";

export const nothing = <span className="text-muted">—</span>;

/** A value that becomes a control on hover and on focus. */
export const quietValue =
  "-mx-2 flex min-h-8 w-[calc(100%+1rem)] items-center rounded-md px-2 py-1.5 text-left transition-colors duration-120 hover:bg-hover data-[state=open]:bg-hover focus-visible:-outline-offset-2";
