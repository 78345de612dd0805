import { csvLine } from "@segments/crm";
import { type Asker, download, upload } from "./files.ts";
import { finished } from "./jobs.ts";
import type { Client, TestServer } from "./server.ts";
import { signIn } from "./session-cookie.ts";
import type { World } from "./world.ts";

type Request = Parameters<Client["imports"]["start"]["mutate"]>[0];
export type ImportDetail = Awaited<ReturnType<Client["imports"]["get"]["query"]>>;

/** Everything that may be made is made. */
export const generous = { createTags: true, createCompanies: true, createSegments: true };

/** How many rows had each outcome that there was. */
export const counts = ({ report }: ImportDetail) =>
  Object.fromEntries(Object.entries(report.counts).filter(([, count]) => count > 0));

/** Why rows were refused, by their lines. */
export const reasons = ({ report }: ImportDetail) =>
  [...report.samples.ambiguous, ...report.samples.refused]
    .sort((a, b) => a.line - b.line)
    .map(({ line, reason }) => `${line}: ${reason}`);

/** A CSV file as we write it. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map(csvLine).join("");
}

/** How a test wants a file imported: else as its columns suggest themselves. */
export interface Wanted {
  readonly columns?: Request["columns"];
  readonly options?: Partial<Request["options"]>;
  readonly name?: string;
}

/** The organization's first person, signed in: what they call, download and import with. */
export async function asPerson(server: TestServer, { orgId, personId }: World) {
  const client = server.client(orgId, personId);
  const cookie = await signIn(server.database, orgId, personId);
  const asker: Asker = { url: server.url, headers: { cookie } };
  return { client, asker, importer: new Importer(client, asker) };
}

/** Uploads, checks and imports files as the web app does. */
export class Importer {
  readonly #client: Client;
  readonly #asker: Asker;

  constructor(client: Client, asker: Asker) {
    this.#client = client;
    this.#asker = asker;
  }

  upload(content: string | Uint8Array, name?: string): Promise<number> {
    return upload(this.#client, this.#asker, content, name);
  }

  async inspect(content: string | Uint8Array) {
    return this.#client.imports.inspect.query({ fileId: await this.upload(content) });
  }

  async request(
    content: string | Uint8Array,
    { columns, options = {}, name }: Wanted = {},
  ): Promise<Request> {
    const fileId = await this.upload(content, name);
    if (columns) return { fileId, columns, options };
    const inspected = await this.#client.imports.inspect.query({ fileId });
    const found = inspected.columns.flatMap(({ name, target }) => (target ? [{ name, target }] : []));
    return { fileId, columns: found, options };
  }

  async check(content: string | Uint8Array, wanted?: Wanted): Promise<ImportDetail> {
    return this.#result(await this.#client.imports.check.mutate(await this.request(content, wanted)));
  }

  async run(content: string | Uint8Array, wanted?: Wanted): Promise<ImportDetail> {
    return this.#result(await this.#client.imports.start.mutate(await this.request(content, wanted)));
  }

  /** The file with the rows that were not taken. */
  async problems({ job }: ImportDetail): Promise<string> {
    const file = job.files.find(({ kind }) => kind === "problems");
    if (!file) throw new Error("The job has no file of problems.");
    return Buffer.from(await (await download(this.#asker, `/files/${file.id}`)).arrayBuffer()).toString();
  }

  async #result({ id }: { readonly id: number }): Promise<ImportDetail> {
    await finished(this.#client, id);
    return this.#client.imports.get.query({ id });
  }
}
