import { client } from "../trpc.ts";

/** The server keeps a file in parts of this many bytes. */
const PART = 512 * 1024;
const ATTEMPTS = 5;

interface UploadOptions {
  /** Told the share that has arrived, 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/** The server refused a part, with its sentence. */
export class UploadRefused extends Error {}

/**
 * Sends a file part by part and returns its id; a part that a lost connection swallowed is sent again. Throws what tRPC
 * throws, UploadRefused, and the signal's reason.
 */
export async function uploadFile(file: File, { onProgress, signal }: UploadOptions): Promise<number> {
  const { id } = await client.files.beginUpload.mutate({ name: file.name, bytes: file.size }, { signal });
  for (let part = 0; part * PART < file.size; part++) {
    const to = Math.min((part + 1) * PART, file.size);
    await sendPart(`/files/${id}/${part}`, file.slice(part * PART, to), signal);
    onProgress(to / file.size);
  }
  await client.files.completeUpload.mutate({ id }, { signal });
  return id;
}

async function sendPart(address: string, body: Blob, signal: AbortSignal): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const headers = { "content-type": "application/octet-stream" };
      const answer = await fetch(address, { method: "PUT", headers, body, signal });
      if (answer.ok) return;
      if (answer.status < 500 && answer.status !== 429) throw new UploadRefused(await sentenceOf(answer));
    } catch (error) {
      if (signal.aborted || error instanceof UploadRefused || attempt >= ATTEMPTS) throw error;
    }
    if (attempt >= ATTEMPTS) throw new UploadRefused("The server can’t take the file now. Try again later.");
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
  }
}

async function sentenceOf(answer: Response): Promise<string> {
  const said = (await answer.json().catch(() => ({}))) as { message?: string };
  return said.message ?? "The server refused the file.";
}
