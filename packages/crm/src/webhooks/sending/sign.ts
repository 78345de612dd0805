import { createHmac } from "node:crypto";

export interface Signed {
  readonly messageId: string;
  /** ms */
  readonly at: number;
  readonly body: string;
  /** Those that are good now: one, or two while a secret is being changed. */
  readonly secrets: readonly Uint8Array[];
}

/** The headers of a message as Standard Webhooks has them: its id, its time and, for each secret, a signature. */
export function signedHeaders({ messageId, at, body, secrets }: Signed): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const signatures = secrets.map((secret) => {
    const mac = createHmac("sha256", secret).update(`${messageId}.${timestamp}.${body}`);
    return `v1,${mac.digest("base64")}`;
  });
  return {
    "content-type": "application/json",
    "user-agent": "Segments-Webhooks/1",
    "webhook-id": messageId,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatures.join(" "),
  };
}
