import type { ReactNode } from "react";
import { useTitle } from "../shell/use-title.ts";

interface FrontPageProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly children?: ReactNode;
}

/** A page for who is not in yet: one thing to do, in the middle. */
export function FrontPage({ title, subtitle, children }: FrontPageProps) {
  useTitle(title);
  return (
    <main id="main" className="flex min-h-dvh justify-center bg-surface px-4 py-[clamp(24px,12dvh,120px)]">
      <div className="h-fit w-full max-w-sm animate-fade">
        <p className="flex items-center gap-2 px-1 font-semibold">
          <img src="/favicon.svg" alt="" className="size-5" />
          Segments
        </p>
        <div className="mt-4 rounded-xl border bg-background px-5 pt-5 pb-6 md:px-6">
          <h1 className="text-lg font-semibold tracking-tight wrap-anywhere">{title}</h1>
          {subtitle !== undefined && <div className="mt-1 wrap-anywhere text-muted">{subtitle}</div>}
          {children}
        </div>
      </div>
    </main>
  );
}
