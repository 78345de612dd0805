import { X } from "lucide-react";
import type { PickedTag } from "./tag-picker.tsx";

interface PickedTagsProps {
  readonly tags: readonly PickedTag[];
  readonly onRemove: (tag: PickedTag) => void;
}

export function PickedTags({ tags, onRemove }: PickedTagsProps) {
  return (
    <ul aria-label="Picked tags" className="flex max-h-24 min-h-8 flex-wrap gap-1 overflow-y-auto pb-2">
      {tags.length === 0 && <li className="text-sm leading-6 text-muted">None picked yet.</li>}
      {tags.map((tag) => (
        <li
          key={tag.id}
          className="inline-flex h-6 max-w-56 min-w-0 items-center rounded bg-accent-soft pl-2 text-xs text-accent-text"
        >
          <bdi className="truncate" title={tag.name.length > 24 ? tag.name : undefined}>
            {tag.name}
          </bdi>
          <button
            type="button"
            aria-label={`Leave out ${tag.name}`}
            className="grid size-6 shrink-0 place-items-center rounded"
            onClick={() => onRemove(tag)}
          >
            <X aria-hidden className="size-3" />
          </button>
        </li>
      ))}
    </ul>
  );
}
