import { createHash, randomBytes } from "node:crypto";

/** A secret as it is handed out, once, and as it is kept. */
export interface Secret {
  /** `<organization>_<43 characters of base64url>`: 256 random bits. */
  readonly text: string;
  readonly hash: string;
}

/** A secret of an organization. Its number stands in front, so that whoever looks it up asks one organization only. */
export function newSecret(orgId: number): Secret {
  const text = `${orgId}_${randomBytes(32).toString("base64url")}`;
  return { text, hash: hashOf(text) };
}

/** What a secret that was handed in is looked up by; undefined where it is none of ours. */
export function readSecret(text: string): { readonly orgId: number; readonly hash: string } | undefined {
  const match = /^(\d{1,10})_[\w-]{43}$/.exec(text);
  const orgId = Number(match?.[1]);
  return match && orgId <= 2_147_483_647 ? { orgId, hash: hashOf(text) } : undefined;
}

// Random bits as many as this need no salt and no slow hash.
function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
