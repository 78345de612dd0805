import { lookup as systemLookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import type { WebhookSettings } from "../settings.ts";

/** An address that nobody outside may make this server call. */
export class ForbiddenAddress extends Error {}

/** Where clouds answer machines of their own, on an address like any other's. */
const OF_CLOUDS: readonly string[] = ["168.63.129.16"];
/** What of IPv6 is given out at all (IANA, IPv6 Global Unicast Address Assignments). */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an address is of the public internet: not loopback, private, link-local, shared, multicast, reserved, and not one
 * of these in the clothes of IPv6 (mapped, NAT64, 6to4, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || OF_CLOUDS.includes(address)) return false;
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GIVEN_OUT)) return false;
  return parsed.range() === "unicast" && !OF_CLOUDS.includes(parsed.toString());
}

/** The host of a URL as an address, where it is one rather than a name. */
export function literalAddress({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return isIP(bare) === 0 ? undefined : bare;
}

/**
 * Finds addresses for a connection that is being made, and refuses the name where any of them is not public. The connection
 * is made to one of these, without another look: a name that changes meanwhile leads nowhere else.
 */
export function guardedLookup({ allowPrivate, lookup = systemLookup }: WebhookSettings): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      // Beside an error there are no addresses, whatever the type says.
      const addresses = error || typeof found === "string" ? [] : found;
      const forbidden = allowPrivate ? undefined : addresses.find(({ address }) => !isPublicAddress(address));
      const [first] = addresses;
      if (error || !first) return callback(error ?? notFound(hostname), []);
      if (forbidden) return callback(new ForbiddenAddress(forbidden.address), []);
      if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
}

function notFound(hostname: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`no address of ${hostname}`), { code: "ENOTFOUND" });
}
