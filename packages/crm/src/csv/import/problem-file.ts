import type { Context } from "../../context.ts";
import { FileWriter } from "../../files/write-file.ts";
import type { ImportBatch } from "./import-rows.ts";
import type { Plan } from "./plan-rows.ts";
import { ProblemRows, problemsName } from "./problem-rows.ts";

/** The file with the rows that an import would refuse, if there are any. Nobody can read it before it is complete. */
export class ProblemFile {
  readonly #context: Context;
  readonly #jobId: number;
  readonly #name: string;
  #writer: FileWriter | undefined;

  constructor(context: Context, jobId: number, fileName: string) {
    this.#context = context;
    this.#jobId = jobId;
    this.#name = problemsName(fileName);
  }

  async add({ headers }: ImportBatch, { rows }: Plan): Promise<void> {
    const problems = new ProblemRows(headers);
    const lines = problems.linesOf(rows);
    if (lines === "") return;
    const writer = this.#writer ?? (await this.#begin(problems.header));
    await writer.write(Buffer.from(lines));
  }

  async #begin(header: string): Promise<FileWriter> {
    const file = { kind: "problems", name: this.#name, jobId: this.#jobId } as const;
    this.#writer = await FileWriter.begin(this.#context, file);
    await this.#writer.write(Buffer.from(header));
    return this.#writer;
  }

  async complete(): Promise<void> {
    await this.#writer?.complete();
  }

  async discard(): Promise<void> {
    await this.#writer?.discard();
  }
}
