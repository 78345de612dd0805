import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CirclePause,
  LoaderCircle,
  RotateCw,
  SkipForward,
} from "lucide-react";
import { type DeliveryLook, lookWords } from "./webhook-words.ts";

const icons: Readonly<Record<DeliveryLook, React.ReactNode>> = {
  delivered: <CircleCheck aria-hidden className="text-success" />,
  failed: <CircleAlert aria-hidden className="text-danger" />,
  skipped: <SkipForward aria-hidden className="text-muted" />,
  sending: <LoaderCircle aria-hidden className="text-accent-text motion-safe:animate-spin" />,
  retrying: <RotateCw aria-hidden className="text-warning" />,
  waiting: <CircleDashed aria-hidden className="text-muted" />,
  held: <CirclePause aria-hidden className="text-muted" />,
};

/** How a delivery stands, as a mark and a word. */
export function DeliveryMark({ look }: { readonly look: DeliveryLook }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap [&_svg]:size-4 [&_svg]:shrink-0">
      {icons[look]}
      {lookWords[look]}
    </span>
  );
}
