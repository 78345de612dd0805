import { createHash } from "node:crypto";

/** Long rules and plans have long keys; the cache needs only to tell them apart. */
export function shortKey(key: string): string {
  return key.length <= 200 ? key : createHash("sha256").update(key).digest("base64");
}
