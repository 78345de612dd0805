import { type Answer, TIMEOUT } from "./post.ts";
import { ForbiddenAddress } from "./public-address.ts";
import { retryAfter } from "./retries.ts";

/** What an attempt came to. */
export interface Verdict {
  readonly succeeded: boolean;
  readonly status: number | null;
  readonly response: string | null;
  /** Why it failed, as a sentence; null where it did not. */
  readonly problem: string | null;
  /** Why there is no use in going on with this endpoint. */
  readonly hopeless?: string;
  /** The receiver asked not to be called again before; in milliseconds. */
  readonly heldUntil?: number | undefined;
}

/** Of an answer: 2xx is success, all else is not. */
export function verdictOn(answer: Answer, now: number): Verdict {
  const { status, text, location } = answer;
  const seen = { status, response: text };
  if (status >= 200 && status < 300) return { succeeded: true, ...seen, problem: null };
  const failed = { succeeded: false, ...seen, heldUntil: retryAfter(answer.retryAfter, now) };
  if (status === 410) {
    const hopeless = "It answered 410 Gone: it wants no more messages.";
    return { ...failed, problem: hopeless, hopeless };
  }
  if (status >= 300 && status < 400 && status !== 304) {
    const where = location === undefined ? "elsewhere" : `to ${location.slice(0, 200)}`;
    return {
      ...failed,
      problem: `It redirects ${where}. Redirects are not followed: set the endpoint’s URL to where it leads.`,
    };
  }
  return { ...failed, problem: `It answered ${status}, and only 2xx counts as received.` };
}

/** Of what stood in the way of an answer. */
export function verdictOnError(error: unknown, { hostname, port, protocol }: URL): Verdict {
  return {
    succeeded: false,
    status: null,
    response: null,
    problem: sentenceFor(error, hostname, port || (protocol === "https:" ? "443" : "80")),
  };
}

function sentenceFor(error: unknown, host: string, port: string): string {
  if (error instanceof ForbiddenAddress)
    return `${host} leads to ${error.message}, which is not on the public internet. Messages go to public addresses only.`;
  const { name, code = "" } = first(error);
  if (name === "TimeoutError" || /^(ETIMEDOUT|ERR_SOCKET_CONNECTION_TIMEOUT)$/.test(code))
    return `No answer came within ${TIMEOUT / 1000} seconds.`;
  if (/^(ENOTFOUND|EAI_)/.test(code)) return `The name ${host} can’t be resolved: there is no such host.`;
  if (code === "ECONNREFUSED") return `Nothing listens at port ${port} of ${host}.`;
  if (/^(ECONNRESET|EPIPE|ECONNABORTED)$/.test(code))
    return "The connection was closed before an answer came.";
  if (/UNREACH$|^ENETDOWN$/.test(code)) return `${host} can’t be reached from here.`;
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|CRL|HOSTNAME_MISMATCH/.test(code))
    return `The certificate of ${host} can’t be trusted (${code}). Install a valid one, with its whole chain.`;
  if (/^(EPROTO|ERR_SSL|ERR_TLS)/.test(code)) return `${host} does not speak TLS as it should (${code}).`;
  if (/^HPE_/.test(code)) return "The answer is not HTTP.";
  return `The call did not work${code && ` (${code})`}.`;
}

/** Where several addresses were tried, the first of what they said. */
function first(error: unknown): NodeJS.ErrnoException {
  const known = error as NodeJS.ErrnoException & { errors?: readonly NodeJS.ErrnoException[] };
  return known.errors?.[0] ?? known;
}
