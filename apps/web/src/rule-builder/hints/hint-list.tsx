import type { Hint } from "@segments/rules";
import { Link } from "@tanstack/react-router";
import { Lightbulb } from "lucide-react";
import { Button } from "../../components/ui/button.tsx";
import { useBuilder } from "../builder-context.ts";
import { idsByPath } from "../paths.ts";

interface HintListProps {
  readonly hints: readonly Hint[];
  /** Brings the tree into view, in which the places are. */
  readonly onShow: () => void;
}

/** More than these are a burden. */
const MOST = 6;

/** Said quietly below the rule; nothing of it stands in the way of saving. */
export function HintList({ hints, onShow }: HintListProps) {
  const { editor, focusOn } = useBuilder();
  if (hints.length === 0) return null;

  function show(path: string) {
    const id = idsByPath(editor.view).get(path);
    if (id === undefined) return;
    onShow();
    focusOn(id, "handle");
  }

  return (
    <section aria-label="Worth a look" className="mt-5 max-w-prose">
      <h3 className="flex items-center gap-1.5 text-xs font-medium text-muted">
        <Lightbulb aria-hidden className="size-3.5" />
        Worth a look
      </h3>
      <ul className="mt-1 flex flex-col text-sm">
        {hints.slice(0, MOST).map(({ code, path, message, segment }) => (
          <li key={`${code} ${path} ${segment?.id}`} className="flex min-h-8 items-start gap-2 py-0.5">
            <span className="min-w-0 flex-1 py-1 wrap-anywhere">{message}</span>
            {segment && (
              <Button asChild size="sm" variant="ghost">
                <Link to="/crm/segments/$id" params={{ id: segment.id }}>
                  Open it
                </Link>
              </Button>
            )}
            {path !== "" && (
              <Button size="sm" variant="ghost" aria-label={`Show: ${message}`} onClick={() => show(path)}>
                Show
              </Button>
            )}
          </li>
        ))}
      </ul>
      {hints.length > MOST && <p className="text-xs text-muted">{hints.length - MOST} more.</p>}
    </section>
  );
}
