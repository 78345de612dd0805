import { X } from "lucide-react";

interface TagChipProps {
  readonly name: string;
  readonly onRemove?: (() => void) | undefined;
}

export function TagChip({ name, onRemove }: TagChipProps) {
  return (
    <span className="inline-flex h-6 max-w-full min-w-0 items-center rounded bg-hover text-xs">
      <bdi className="truncate px-1.5" title={name.length > 40 ? name : undefined}>
        {name}
      </bdi>
      {onRemove && (
        <button
          type="button"
          aria-label={`Remove the tag ${name}`}
          onClick={onRemove}
          className="grid h-6 w-5.5 shrink-0 place-items-center rounded text-muted transition-colors duration-120 hover:bg-pressed hover:text-text focus-visible:-outline-offset-2"
        >
          <X aria-hidden className="size-3" />
        </button>
      )}
    </span>
  );
}
