import { type ReactNode, useId } from "react";

interface PartProps {
  readonly title: string;
  /** Beside the title: how many there are. */
  readonly count?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a customer's page. */
export function Part({ title, count, action, children }: PartProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-7">
      <div className="mb-1 flex min-h-8 items-center gap-2">
        <h2 id={id} className="text-sm font-semibold">
          {title}
        </h2>
        <span className="numeric mr-auto text-sm text-muted">{count}</span>
        {action}
      </div>
      {children}
    </section>
  );
}
