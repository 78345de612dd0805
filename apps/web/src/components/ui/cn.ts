import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: { classGroups: { "font-size": [{ text: ["xs", "sm", "base", "lg"] }] } },
});

/** Class names, with later ones winning over earlier ones that set the same thing. */
export function cn(...inputs: ClassValue[]): string {
  return merge(clsx(inputs));
}
