import { CircleAlert, CircleCheck, CircleSlash2, LoaderCircle } from "lucide-react";
import type { Job } from "../trpc.ts";
import { stateWords } from "./job-words.ts";

/** The mark of each state that a job can be in. */
export const stateIcons = {
  running: LoaderCircle,
  done: CircleCheck,
  cancelled: CircleSlash2,
  failed: CircleAlert,
} as const;

const looks = {
  running: "text-accent-text motion-safe:animate-spin",
  done: "text-success",
  cancelled: "text-muted",
  failed: "text-danger",
} as const;

/** How a job stands, as a mark; its word is for those who do not see it. */
export function JobStateMark({ state }: { readonly state: Job["state"] }) {
  const Icon = stateIcons[state];
  return (
    <span className="shrink-0 [&_svg]:size-4">
      <Icon aria-hidden className={looks[state]} />
      <span className="sr-only">{stateWords[state]}</span>
    </span>
  );
}
