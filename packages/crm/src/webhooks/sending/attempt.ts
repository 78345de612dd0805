import type { Services } from "../../context.ts";
import { unseal } from "../sealed-secret.ts";
import { webhookSettings } from "../settings.ts";
import type { Claimed } from "./claim-delivery.ts";
import type { Attempt } from "./finish-attempt.ts";
import { post } from "./post.ts";
import { signedHeaders } from "./sign.ts";
import { type Verdict, verdictOn, verdictOnError } from "./verdict.ts";

const UNREADABLE =
  "Its secret can’t be read: the installation’s SECRET is another than when it was made. Rotate the secret, then resume.";

/** Signs a message and sends it. Undefined where `signal` aborted before it was known what came of it. */
export async function attempt(
  services: Services,
  claimed: Claimed,
  signal: AbortSignal,
): Promise<Attempt | undefined> {
  const settings = webhookSettings(services);
  const { orgId, messageId, at, body, url } = claimed;
  const secret = unseal(settings.key, orgId, claimed.secret);
  if (!secret) return { headers: null, ms: 0, verdict: unsent(UNREADABLE) };
  const former = claimed.formerSecret && unseal(settings.key, orgId, claimed.formerSecret);
  const headers = signedHeaders({ messageId, at, body, secrets: former ? [secret, former] : [secret] });
  const started = performance.now();
  const verdict = await post(url, headers, body, settings, signal).then(
    (answer) => verdictOn(answer, services.cache.clock()),
    (error: unknown) => (signal.aborted ? undefined : verdictOnError(error, new URL(url))),
  );
  return verdict && { headers, ms: Math.round(performance.now() - started), verdict };
}

function unsent(problem: string): Verdict {
  return { succeeded: false, status: null, response: null, problem, hopeless: problem };
}
