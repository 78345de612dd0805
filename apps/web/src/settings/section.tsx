import { type ReactNode, useId } from "react";

interface SectionProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page of settings. */
export function Section({ title, subtitle, action, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-10 max-w-4xl">
      <div className="mb-3 flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 id={id} className="text-base font-semibold">
            {title}
          </h2>
          {subtitle !== undefined && <p className="mt-0.5 text-muted">{subtitle}</p>}
        </div>
        {action}
      </div>
      {children}
    </section>
  );
}
