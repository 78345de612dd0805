import { CircleAlert, type LucideIcon } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "../components/ui/cn.ts";
import { sentenceOf } from "../sentence.ts";

interface FlowCardProps {
  readonly icon: LucideIcon;
  readonly title: string;
  /** What is wrong with it. */
  readonly problem: string | undefined;
  /** Stands at the end of the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A link in the chain of an automation: the trigger, or a step. */
export function FlowCard({ icon: Icon, title, problem, actions, children }: FlowCardProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={cn(
        "group/card rounded-lg border bg-background px-3.5 py-2.5",
        problem !== undefined && "border-danger",
      )}
    >
      <div className="mb-1.5 flex min-h-7 items-center gap-2">
        <Icon aria-hidden className="size-4 shrink-0 text-muted" />
        <h3 id={id} className="min-w-0 flex-1 truncate text-sm font-medium">
          {title}
        </h3>
        {actions}
      </div>
      {children}
      {problem !== undefined && (
        <p role="alert" className="mt-2 flex gap-1.5 text-sm text-danger wrap-anywhere">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0">{sentenceOf(problem)}</span>
        </p>
      )}
    </section>
  );
}
