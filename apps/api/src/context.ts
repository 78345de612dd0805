import {
  type Context,
  type KeyHolder,
  type Organization,
  type Role,
  roleOfScope,
  type Services,
  type Session,
} from "@segments/crm";
import type { JobNews } from "./job-news.ts";
import type { SetupLink } from "./sign-in/setup-link.ts";
import type { Known, SignIn } from "./sign-in/sign-in.ts";

/** Who a request comes from: somebody in a browser, or an internal tool with a key. */
export type Identity =
  | { readonly kind: "person"; readonly session: Session; readonly browserSessionId: number }
  | { readonly kind: "key"; readonly key: KeyHolder };

/** What a procedure knows of its request. */
export interface RequestContext extends Known {
  readonly services: Services;
  readonly jobNews: JobNews;
  readonly signIn: SignIn;
  readonly setup: SetupLink | undefined;
  readonly requestId: string;
  readonly address: string;
}

export function roleOf(identity: Identity): Role {
  return identity.kind === "person" ? identity.session.role : roleOfScope[identity.key.scope];
}

export function organizationOf(identity: Identity): Organization {
  return identity.kind === "person" ? identity.session.organization : identity.key.organization;
}

/** No procedure works on an answer for longer, in milliseconds. */
const LONGEST = 25_000;

/** The operations' context for one call. `now` is taken here, once, so that all parts of the answer agree. */
export function operationContext(
  { services, requestId, address }: Pick<RequestContext, "services" | "requestId" | "address">,
  identity: Identity,
  signal: AbortSignal | undefined,
): Context {
  const limit = AbortSignal.timeout(LONGEST);
  const isKey = identity.kind === "key";
  const organization = organizationOf(identity);
  return {
    services,
    orgId: organization.id,
    actorId: isKey ? null : identity.session.user.id,
    caller: {
      requestId,
      address,
      ...(isKey && { apiKey: { id: identity.key.id, name: identity.key.name } }),
    },
    timeZone: organization.timeZone,
    now: services.cache.clock(),
    signal: signal ? AbortSignal.any([signal, limit]) : limit,
  };
}
