import type { RuleProps } from "react-querybuilder";
import { cn } from "../components/ui/cn.ts";
import { useBuilder } from "./builder-context.ts";
import { FieldControl } from "./field-control.tsx";
import { NodeActions } from "./node-actions.tsx";
import { NodeCount } from "./node-count.tsx";
import { NodeHandle } from "./node-handle.tsx";
import { messagesId, NodeMessages } from "./node-messages.tsx";
import { OperatorControl } from "./operator-control.tsx";
import { replacePredicate } from "./tree.ts";
import { usePredicateDnd } from "./use-node-dnd.ts";
import { ValueControl } from "./value-control.tsx";
import { isOff, type ViewPredicate } from "./view-rule.ts";
import { wordsOf } from "./words.ts";

/** A predicate, to be read from left to right: field, operator, value. */
export function PredicateRow(props: RuleProps) {
  const { path, rule } = props;
  const { editor, change, names, messages, readOnly } = useBuilder();
  const dragging = usePredicateDnd(props);
  const id = rule.id ?? "";
  const wrong = messages.has(id);
  const off = isOff(rule);

  function replace(next: ViewPredicate) {
    change(replacePredicate(editor.view, path, next), id);
  }

  return (
    <div
      ref={dragging.nodeRef}
      className={cn("group/row flex min-w-0 items-start", dragging.isDragging && "opacity-40")}
    >
      <NodeHandle id={id} path={path} dragging={dragging} />
      <fieldset
        aria-label={wordsOf(rule, names.names)}
        aria-describedby={wrong ? messagesId(id) : undefined}
        disabled={readOnly}
        data-predicate-id={id}
        className={cn(
          "min-w-0 flex-1 rounded-md pr-2 pl-0.5 transition-colors duration-120 group-hover/row:bg-hover/50",
          wrong && "bg-danger-soft group-hover/row:bg-danger-soft",
        )}
      >
        {/* Deep within groups, the counts go below. */}
        <div className="flex min-h-8 flex-wrap items-start">
          <div
            className={cn(
              "flex min-w-36 flex-1 flex-wrap items-center gap-y-0.5 py-0.5",
              off && "**:text-muted **:line-through",
            )}
          >
            <FieldControl predicate={rule} onChange={replace} />
            <OperatorControl predicate={rule} onChange={replace} />
            <ValueControl predicate={rule} onChange={replace} />
          </div>
          {off && <span className="flex h-8 shrink-0 items-center px-1.5 text-xs text-muted">off</span>}
          <div className="ml-auto flex h-8 shrink-0 items-center gap-1 max-sm:h-auto max-sm:py-1">
            <NodeActions path={path} />
            <NodeCount id={id} what="this predicate" />
          </div>
        </div>
        <NodeMessages id={id} className="px-1 pb-1.5" />
      </fieldset>
    </div>
  );
}
