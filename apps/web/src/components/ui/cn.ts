import { type ClassValue, clsx } from "clsx";
import { mergeClasses } from "./merge-classes.ts";

/** Class names, with later ones winning over earlier ones that set the same thing. */
export function cn(...inputs: ClassValue[]): string {
  return mergeClasses(clsx(inputs));
}
