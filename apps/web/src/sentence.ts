/** Words from the rule package start small; alone they are a sentence. */
export function sentenceOf(text: string): string {
  const start = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(start) ? start : `${start}.`;
}

/** The sentence as the end of another one. */
export function continued(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
