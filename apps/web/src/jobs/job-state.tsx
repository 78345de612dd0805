import { CircleAlert, CircleCheck, CircleSlash2, LoaderCircle } from "lucide-react";
import type { Job } from "../trpc.ts";
import { stateWords } from "./job-words.ts";

const icons = {
  running: <LoaderCircle aria-hidden className="text-accent-text motion-safe:animate-spin" />,
  done: <CircleCheck aria-hidden className="text-success" />,
  cancelled: <CircleSlash2 aria-hidden className="text-muted" />,
  failed: <CircleAlert aria-hidden className="text-danger" />,
} as const;

/** How a job stands, as a mark; its word is for those who do not see it. */
export function JobStateMark({ state }: { readonly state: Job["state"] }) {
  return (
    <span className="shrink-0 [&_svg]:size-4">
      {icons[state]}
      <span className="sr-only">{stateWords[state]}</span>
    </span>
  );
}
