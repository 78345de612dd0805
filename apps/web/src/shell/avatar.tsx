/** The first letter of a name, as a mark to find it by. */
export function Avatar({ name }: { readonly name: string }) {
  return (
    <span
      aria-hidden
      className="grid size-5 shrink-0 place-items-center rounded-full bg-accent-soft text-[11px] font-semibold text-accent-text uppercase"
    >
      {[...name.trim()][0] ?? "?"}
    </span>
  );
}
