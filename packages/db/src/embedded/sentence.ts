/** An error that says what is wrong in one sentence, whatever a program wrote about it. */
export function sentence(what: string, error: unknown): Error {
  return new Error(`${what}: ${reason(error)}.`, { cause: error });
}

function reason(error: unknown): string {
  const { code, stderr, message } = error as { code?: unknown; stderr?: string; message?: string };
  const text = stderr || message || String(error);
  if (code === "ENOSPC" || /no space left on device/i.test(text)) return "there is no space left on the disk";
  if (code === "EACCES" || code === "EPERM") return "access is denied";
  if (code === "EROFS") return "the disk can only be read";
  if (code === "EEXIST" || code === "ENOTDIR" || code === "ENOTEMPTY")
    return "something else is in its place";
  return lastWords(text) ?? "it ended without a word";
}

/** The last complaint in what a PostgreSQL program wrote, without its time stamps. */
export function lastWords(text: string): string | undefined {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  const complaint = lines.findLast((line) => /(FATAL|PANIC|error):/i.test(line)) ?? lines.at(-1);
  return complaint?.replace(/^.*?(FATAL|PANIC|error):\s*/i, "").replace(/\.$/, "");
}
