import type { ReactNode } from "react";

interface PageProps {
  readonly title: ReactNode;
  /** One line of meaning. */
  readonly subtitle?: ReactNode;
  /** At most one primary button, and the "…" menu. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: its header stays, its content scrolls within what is left. */
export function Page({ title, subtitle, actions, children }: PageProps) {
  return (
    <main id="main" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col focus:outline-none">
      <header className="flex shrink-0 items-start gap-3 px-4 pt-4 pb-3 md:px-6 md:pt-5">
        <div className="min-w-0 flex-1">
          <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
          {subtitle !== undefined && <div className="mt-0.5 text-sm text-muted">{subtitle}</div>}
        </div>
        {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
      </header>
      {children}
    </main>
  );
}
