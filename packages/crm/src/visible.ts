/** Whether a name shows anything: one of spaces, joiners and marks alone can't be told from another, nor clicked. */
export function isVisible(name: string): boolean {
  return /[\p{L}\p{N}\p{S}\p{P}]/u.test(name);
}
