import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

interface EmptyProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** An error is announced at once. */
  readonly alert?: boolean;
}

/** Stands where rows would: says why there are none and offers the next step. */
export function EmptyState({ icon: Icon, title, children, action, alert = false }: EmptyProps) {
  return (
    <div
      role={alert ? "alert" : undefined}
      className="mx-auto flex max-w-md animate-fade flex-col items-center px-6 py-16 text-center"
    >
      <Icon aria-hidden className={cn("size-6", alert ? "text-danger" : "text-muted")} strokeWidth={1.5} />
      <h2 className="mt-3 text-base font-semibold">{title}</h2>
      <div className="mt-1 text-sm text-muted wrap-anywhere">{children}</div>
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

interface BannerProps {
  readonly tone: "danger" | "warning" | "neutral";
  readonly icon: LucideIcon;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

const bannerTones = {
  danger: "bg-danger-soft [&>svg]:text-danger",
  warning: "bg-warning-soft [&>svg]:text-warning",
  neutral: "bg-hover [&>svg]:text-muted",
} as const;

export function Banner({ tone, icon: Icon, children, action }: BannerProps) {
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={cn(
        "flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg px-3 py-2.5 text-sm",
        bannerTones[tone],
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <div className="min-w-48 flex-1 wrap-anywhere">{children}</div>
      {action}
    </div>
  );
}
