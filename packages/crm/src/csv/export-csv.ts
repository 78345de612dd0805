import { once } from "node:events";
import { PassThrough, type Readable } from "node:stream";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context } from "../context.ts";
import { type ExportRequest, writeExport } from "./export-customers.ts";
import { exportName } from "./export-name.ts";

/** Who reads nothing for so long, in milliseconds, is not waited for: the moment that is written out is kept open meanwhile. */
const LONGEST_PAUSE = 60_000;

export interface ExportStream {
  readonly name: string;
  readonly lines: Readable;
}

/**
 * An export as it is made, no faster than it is read; what goes wrong later ends the stream with an error. Throws what
 * {@link writeExport} throws before its first line.
 */
export async function exportCsv(context: Context, request: ExportRequest): Promise<ExportStream> {
  const name = await exportName(context, request.audience);
  await change(context, "manual", (write) => recordAudit(write, "customers.export", { name }));
  const lines = new PassThrough();
  const gone = new AbortController();
  lines.once("close", () => gone.abort());
  // Whoever reads hears of it in another way; when nobody does yet, the call itself is refused.
  lines.on("error", () => {});
  const signal = AbortSignal.any([gone.signal, ...(context.signal ? [context.signal] : [])]);
  await new Promise<void>((begun, refused) => {
    writeExport({ ...context, signal }, request, async ({ text }) => {
      begun();
      if (lines.write(text)) return;
      await once(lines, "drain", { signal: AbortSignal.any([signal, AbortSignal.timeout(LONGEST_PAUSE)]) });
    }).then(
      () => lines.end(),
      (error: Error) => {
        refused(error);
        lines.destroy(error);
      },
    );
  });
  return { name, lines };
}
