import { toast } from "../../shell/toast.ts";

/** Puts a text on the clipboard, and says whether that went well. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast.success("Copied");
  } catch {
    toast.error("It was not copied", { description: "The browser does not allow it here." });
  }
}
