import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** The secret kept in a folder, made there the first time. Two processes may do so at once: they get the same one. */
export async function keptSecret(folder: string): Promise<string> {
  const file = path.join(folder, "cookie-secret");
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") {
      throw new Error(`The secret that signs cookies can’t be kept in ${folder}: set SECRET instead.`);
    }
  }
  const secret = (await readFile(file, "utf8")).trim();
  if (secret.length >= 32) return secret;
  throw new Error(`The file ${file} holds no secret: remove it, or set SECRET.`);
}
