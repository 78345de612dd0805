import type { Client } from "./server.ts";

/** What downloads and uploads need: where, and the headers of who asks. */
export interface Asker {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Of parts that the server keeps together; see PART_BYTES. */
export const PART = 512 * 1024;

export function putPart(
  { url, headers }: Asker,
  fileId: number,
  part: number,
  data: Uint8Array,
): Promise<Response> {
  return fetch(`${url}/files/${fileId}/${part}`, {
    method: "PUT",
    headers: { ...headers, "content-type": "application/octet-stream" },
    body: Buffer.from(data),
  });
}

/** Uploads a whole file as the web app does, and returns its id. */
export async function upload(
  client: Client,
  asker: Asker,
  data: Uint8Array | string,
  name = "customers.csv",
): Promise<number> {
  const bytes = Buffer.from(data);
  const { id } = await client.files.beginUpload.mutate({ name, bytes: bytes.length });
  for (let part = 0; part * PART < bytes.length; part++) {
    const sent = await putPart(asker, id, part, bytes.subarray(part * PART, (part + 1) * PART));
    if (sent.status !== 204) throw new Error(`part ${part}: ${sent.status} ${await sent.text()}`);
  }
  await client.files.completeUpload.mutate({ id });
  return id;
}

export async function download({ url, headers }: Asker, path: string): Promise<Response> {
  return fetch(url + path, { headers });
}
