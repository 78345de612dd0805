/** Several texts in one cell, such as tags; {@link splitList} takes them apart again, whatever is in them. */
export function joinList(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll(/[\\;|]/g, "\\$&")).join("; ");
}

/** Takes apart what stands in one cell with semicolons or bars between; a backslash keeps the sign after it. */
export function splitList(cell: string): string[] {
  const texts: string[] = [];
  let text = "";
  for (let index = 0; index < cell.length; index++) {
    const sign = cell.charAt(index);
    if (sign === "\\" && /[\\;|]/.test(cell.charAt(index + 1))) text += cell.charAt(++index);
    else if (sign === ";" || sign === "|") {
      texts.push(text);
      text = "";
    } else text += sign;
  }
  return [...texts, text].map((each) => each.trim()).filter((each) => each !== "");
}
