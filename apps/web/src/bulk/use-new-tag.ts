import { nameKey } from "@segments/rules";
import { useMutation } from "@tanstack/react-query";
import { learnNames } from "../rule-builder/name-store.ts";
import { type Option, queryClient, trpc } from "../trpc.ts";
import type { PickedTag } from "./tag-picker.tsx";

interface Found {
  readonly options: readonly Option[];
  readonly busy: boolean;
}

/** A tag that is made of what was typed, where there is none of that name. */
export function useNewTag(search: string, found: Found, onMade: (tag: PickedTag) => void) {
  const creating = useMutation(trpc.tags.create.mutationOptions());
  const name = search.trim().replace(/\s+/gu, " ");
  const isThere = found.options.some(({ label }) => nameKey(label) === nameKey(name));

  async function create() {
    const tag = await creating.mutateAsync({ name });
    learnNames([{ source: "tags", value: tag.id, label: tag.name }]);
    onMade(tag);
    await queryClient.invalidateQueries({ queryKey: trpc.options.pathKey() });
  }

  return {
    name,
    isNew: name !== "" && !found.busy && !isThere,
    create: () => {
      // What is refused is said by `error`.
      if (!creating.isPending) create().catch(() => {});
    },
    busy: creating.isPending,
    error: creating.variables?.name === name ? creating.error : null,
  };
}
