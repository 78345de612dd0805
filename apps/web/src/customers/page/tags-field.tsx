import { Plus } from "lucide-react";
import { useState } from "react";
import { Popover, PopoverContent, PopoverTrigger } from "../../components/ui/popover.tsx";
import { useMay } from "../../shell/use-may.ts";
import { type CustomerDetail, client } from "../../trpc.ts";
import { DetailRow, nothing } from "./detail-row.tsx";
import { type Picked, SourcePicker } from "./source-picker.tsx";
import { TagChip } from "./tag-chip.tsx";
import { type CustomerEdit, useCustomerEdits } from "./use-customer-edits.ts";

interface Tag {
  readonly id: number;
  readonly name: string;
}

/** More than this are shown when they are asked for. */
const SHOWN = 24;

/** The customer's tags as chips to take away, and a list to give others from. */
export function TagsField({ customer: { id, tags } }: { readonly customer: CustomerDetail }) {
  const { edit, problem } = useCustomerEdits(id);
  const { may } = useMay("customers.tag");
  const mayCreate = useMay("tags.create").may;
  const [open, setOpen] = useState(false);
  const [whole, setWhole] = useState(false);
  const shown = whole ? tags : tags.slice(0, SHOWN);
  const more = tags.length - shown.length;

  const add = (tag: Tag, make = async () => tag.id): CustomerEdit => {
    let made = tag.id;
    return {
      expect: (seen) => ({ ...seen, tags: [...seen.tags.filter((one) => one.id !== tag.id), tag] }),
      send: async () => {
        made = await make();
        return (await client.customers.tag.mutate({ customerIds: [id], tagIds: [made] })).changed > 0;
      },
      said: `Tagged ${tag.name.slice(0, 80)}`,
      undo: {
        expect: (seen) => ({ ...seen, tags: seen.tags.filter((one) => one.id !== made) }),
        send: async () =>
          (await client.customers.untag.mutate({ customerIds: [id], tagIds: [made] })).changed > 0,
      },
    };
  };

  const remove = (tag: Tag): CustomerEdit => ({
    expect: (seen) => ({ ...seen, tags: seen.tags.filter((one) => one.id !== tag.id) }),
    send: async () =>
      (await client.customers.untag.mutate({ customerIds: [id], tagIds: [tag.id] })).changed > 0,
    said: `Tag ${tag.name.slice(0, 80)} was taken away`,
    undo: add(tag),
  });

  function toggle(picked: Picked | null) {
    if (!picked) return;
    const tag = { id: Number(picked.value), name: picked.label };
    // What is given has to be in sight.
    setWhole(true);
    void edit(tags.some((one) => one.id === tag.id) ? remove(tag) : add(tag));
  }

  function create(name: string) {
    setOpen(false);
    setWhole(true);
    void edit(add({ id: 0, name }, async () => (await client.tags.create.mutate({ name })).id));
  }

  return (
    <DetailRow label="Tags" problem={problem}>
      <div className="flex min-h-8 flex-wrap items-center gap-1 py-1">
        {tags.length === 0 && !may && nothing}
        {shown.map((tag) => (
          // One that is still being made has no id to be removed by.
          <TagChip
            key={tag.id}
            name={tag.name}
            onRemove={may && tag.id > 0 ? () => void edit(remove(tag)) : undefined}
          />
        ))}
        {more > 0 && (
          <button
            type="button"
            className="numeric h-6 rounded px-1.5 text-xs text-muted hover:bg-hover hover:text-text"
            onClick={() => setWhole(true)}
          >
            Show {more} more
          </button>
        )}
        {may && (
          <Popover open={open} onOpenChange={setOpen}>
            <PopoverTrigger className="flex h-6 items-center gap-1 rounded px-1.5 text-xs text-muted transition-colors duration-120 hover:bg-hover hover:text-text data-[state=open]:bg-hover">
              <Plus aria-hidden className="size-3.5" />
              Add tag
            </PopoverTrigger>
            <PopoverContent aria-label="Tags" className="w-[min(20rem,calc(100vw-1rem))] p-0">
              <SourcePicker
                label="Tags"
                source="tags"
                chosen={tags.map((tag) => tag.id)}
                multiple
                onPick={toggle}
                onCreate={mayCreate ? create : undefined}
              />
            </PopoverContent>
          </Popover>
        )}
      </div>
    </DetailRow>
  );
}
