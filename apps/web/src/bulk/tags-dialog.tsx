import { useState } from "react";
import { ActionDialog } from "./action-dialog.tsx";
import type { ActionDialogProps } from "./table-action.ts";
import { type PickedTag, TagPicker } from "./tag-picker.tsx";
import { whom } from "./whom.ts";

export function AddTagsDialog(props: ActionDialogProps) {
  const { tags, toggle, picked } = usePickedTags();
  return (
    <ActionDialog
      {...props}
      action="addTags"
      picked={picked}
      description={`To ${whom(props.chosen)}. The tags they have stay.`}
      hint="Pick at least one tag."
      verb={(customers) => `Add ${tagsWord(tags)} to ${customers}`}
    >
      <TagPicker tags={tags} onToggle={toggle} canCreate />
    </ActionDialog>
  );
}

export function RemoveTagsDialog(props: ActionDialogProps) {
  const { tags, toggle, picked } = usePickedTags();
  return (
    <ActionDialog
      {...props}
      action="removeTags"
      picked={picked}
      description={`From ${whom(props.chosen)}.`}
      hint="Pick at least one tag."
      verb={(customers) => `Remove ${tagsWord(tags)} from ${customers}`}
    >
      <TagPicker tags={tags} onToggle={toggle} />
    </ActionDialog>
  );
}

function usePickedTags() {
  const [tags, setTags] = useState<readonly PickedTag[]>([]);
  return {
    tags,
    toggle: (tag: PickedTag) =>
      setTags((last) =>
        last.some(({ id }) => id === tag.id) ? last.filter(({ id }) => id !== tag.id) : [...last, tag],
      ),
    picked: tags.length > 0 ? { input: { tagIds: tags.map(({ id }) => id) } } : undefined,
  };
}

function tagsWord(tags: readonly PickedTag[]): string {
  return tags.length === 1 ? "the tag" : `${tags.length} tags`;
}
