import { TriangleAlert } from "lucide-react";
import { cn } from "../components/ui/cn.ts";
import { useBuilder } from "./builder-context.ts";

/** What is wrong with a node, where it stands. */
export function NodeMessages({ id, className }: { readonly id: string; readonly className?: string }) {
  const messages = useBuilder().messages.get(id) ?? [];
  if (messages.length === 0) return null;
  return (
    <ul id={messagesId(id)} className={cn("flex flex-col gap-0.5 text-xs text-danger", className)}>
      {messages.map((message) => (
        <li key={message} className="flex items-start gap-1.5">
          <TriangleAlert aria-hidden className="mt-0.5 size-3 shrink-0" />
          <span className="min-w-0 wrap-anywhere">{message}</span>
        </li>
      ))}
    </ul>
  );
}

export function messagesId(id: string): string {
  return `${id}-messages`;
}
