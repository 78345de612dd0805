import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const SECRET_BYTES = 32;
const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** The secret that an endpoint's messages are signed with. */
export function newSigningSecret(): Buffer {
  return randomBytes(SECRET_BYTES);
}

/** As Standard Webhooks writes a secret, for the one time that it is told. */
export function secretText(secret: Uint8Array): string {
  return `whsec_${Buffer.from(secret).toString("base64")}`;
}

/** A secret as it is kept: AES-256-GCM, bound to its organization. */
export function seal(key: Buffer, orgId: number, secret: Uint8Array): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(boundTo(orgId));
  const hidden = Buffer.concat([cipher.update(secret), cipher.final()]);
  return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), hidden]);
}

/** What {@link seal} sealed; undefined where that was with another key, or for another organization. */
export function unseal(key: Buffer, orgId: number, sealed: Uint8Array): Buffer | undefined {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== VERSION) return undefined;
  const [iv, tag, hidden] = [
    bytes.subarray(1, 1 + IV_BYTES),
    bytes.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES),
    bytes.subarray(1 + IV_BYTES + TAG_BYTES),
  ];
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(boundTo(orgId)).setAuthTag(tag);
    return Buffer.concat([decipher.update(hidden), decipher.final()]);
  } catch {
    return undefined;
  }
}

function boundTo(orgId: number): Buffer {
  return Buffer.from(`webhook secret of ${orgId}`);
}
