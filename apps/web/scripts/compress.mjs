// Puts a Brotli and a gzip copy beside every text file of the build, for the server to send as they are.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const dist = path.join(import.meta.dirname, "../dist");
const SMALLEST = 1024;

for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
  if (!/\.(html|js|css|svg|json)$/.test(file)) continue;
  const target = path.join(dist, file);
  const bytes = readFileSync(target);
  if (bytes.length < SMALLEST) continue;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${target}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${target}.gz`, gzipSync(bytes, { level: 9 }));
}
