/** How a control looks that reads as a word of the sentence until it is hovered, focused or open. */
export const quiet =
  "inline-flex min-h-7 max-w-full min-w-0 items-center gap-1 rounded-md px-1 text-left transition-colors duration-120 enabled:hover:bg-pressed/70 data-[state=open]:bg-pressed/70 focus-visible:outline-offset-0";

/** Within a dialog, wheel and touch would be held back from what floats above it. */
export const scrollable = {
  onWheel: (event: { stopPropagation: () => void }) => event.stopPropagation(),
  onTouchMove: (event: { stopPropagation: () => void }) => event.stopPropagation(),
};
