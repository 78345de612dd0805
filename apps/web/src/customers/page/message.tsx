import { useState } from "react";
import { cn } from "../../components/ui/cn.ts";
import { Ago } from "../../shell/ago.tsx";
import type { InboundMessage } from "../../trpc.ts";
import { channelWords } from "./channels.ts";

/** From here on a message is shortened until it is asked for. */
const LONG = { characters: 280, lines: 4 };

export function Message({ message: { channel, body, receivedAt } }: { readonly message: InboundMessage }) {
  const [whole, setWhole] = useState(false);
  const { icon: Icon, noun } = channelWords(channel);
  const long = body.length > LONG.characters || body.split("\n", LONG.lines + 1).length > LONG.lines;
  return (
    <li className="flex gap-2.5 py-2.5">
      <Icon role="img" aria-label={noun} className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <p className="text-xs text-muted">
          <Ago iso={receivedAt} />
        </p>
        <p
          dir="auto"
          className={cn("max-w-prose whitespace-pre-wrap wrap-anywhere", long && !whole && "line-clamp-4")}
        >
          {long && !whole ? body.slice(0, 2000) : body || <span className="text-muted">Without text</span>}
        </p>
        {long && (
          <button
            type="button"
            aria-expanded={whole}
            className="rounded text-xs text-accent-text hover:underline"
            onClick={() => setWhole(!whole)}
          >
            {whole ? "Show less" : "Show all of it"}
          </button>
        )}
      </div>
    </li>
  );
}
