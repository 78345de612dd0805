import { Readable } from "node:stream";
import {
  enrolLines,
  exportCsv,
  getJob,
  getWholeFile,
  jobResultCsv,
  PART_BYTES,
  readFile,
  uploadPart,
} from "@segments/crm";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import contentDisposition from "content-disposition";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { toTRPCError } from "../problems.ts";
import { id } from "../trpc.ts";
import { readExportQuery } from "./export-query.ts";
import { type FileAccess, fileContext } from "./file-context.ts";

const one = z.object({ id: z.coerce.number().pipe(id) });
const enrol = z.strictObject({ segment: z.coerce.number().pipe(id) });
const part = one.extend({ part: z.coerce.number().int().min(0).max(100_000) });

/** Uploads part by part, and downloads of any size: bytes that tRPC is not made for. */
export function serveFiles(server: FastifyInstance, access: FileAccess): void {
  server.register(async (scope) => {
    scope.addContentTypeParser(
      "application/octet-stream",
      { parseAs: "buffer", bodyLimit: PART_BYTES },
      (_request, body, done) => done(null, body),
    );
    scope.setErrorHandler(async (thrown: Error & { statusCode?: number }, request, reply) => {
      if (thrown.statusCode !== undefined) throw thrown;
      const isForm = thrown instanceof z.ZodError;
      const error = toTRPCError(thrown);
      const status = isForm ? 400 : getHTTPStatusCodeFromError(error);
      if (status >= 500) request.log.error(thrown);
      await reply
        .status(status)
        .send({ message: isForm ? "There is nothing at this address." : error.message });
    });

    scope.put("/files/:id/:part", async (request, reply) => {
      const context = await fileContext(access, request, reply, "editor");
      const place = part.parse(request.params);
      if (!Buffer.isBuffer(request.body)) {
        const message = "Send the bytes: content-type application/octet-stream.";
        return reply.status(415).send({ message });
      }
      await uploadPart(context, place.id, place.part, request.body);
      return reply.status(204).send();
    });

    scope.get("/files/:id", async (request, reply) => {
      const context = await fileContext(access, request, reply, "viewer");
      const file = await getWholeFile(context, one.parse(request.params).id);
      reply.header("content-length", file.bytes);
      return download(reply, file.name, Readable.from(readFile(context, file)));
    });

    scope.get("/files/jobs/:id/result.csv", async (request, reply) => {
      const context = await fileContext(access, request, reply, "viewer");
      const job = await getJob(context, one.parse(request.params).id);
      return download(reply, `Result of job ${job.id}.csv`, Readable.from(jobResultCsv(context, job.id)));
    });

    scope.get("/files/export.csv", async (request, reply) => {
      const context = await fileContext(access, request, reply, "viewer");
      const { name, lines } = await exportCsv(context, readExportQuery(request.query));
      return download(reply, name, lines);
    });

    scope.get("/files/enroll.ndjson", async (request, reply) => {
      const context = await fileContext(access, request, reply, "viewer");
      const { total, lines } = await enrolLines(context, enrol.parse(request.query).segment);
      return reply
        .type("application/x-ndjson")
        .header("cache-control", "no-store")
        .header("x-total-count", total)
        .send(Readable.from(lines));
    });
  });
}

/** What ends early, because of an error or because nobody reads on, ends the connection: nobody takes it for the whole. */
function download(reply: FastifyReply, name: string, bytes: Readable) {
  return reply
    .type("text/csv; charset=utf-8")
    .header("cache-control", "no-store")
    .header("content-disposition", contentDisposition(name))
    .send(bytes);
}
