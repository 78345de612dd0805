import { createHmac, randomBytes } from "node:crypto";
import type { Database } from "@segments/db";

/** Signs the cookies of the applications that tests start. */
export const SECRET = "the secret of the tests, of 32 characters and more";

/** Signs a person in, as their browser would keep it: a session of the database and its signed cookie. */
export async function signIn({ prisma }: Database, orgId: number, personId: number): Promise<string> {
  const token = randomBytes(24).toString("base64url");
  const expiresAt = new Date(Date.now() + 3_600_000);
  await prisma.personSession.create({ data: { token, personId, orgId, expiresAt } });
  const signature = createHmac("sha256", SECRET).update(token).digest("base64");
  return `segments.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
