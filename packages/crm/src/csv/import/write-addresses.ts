import { sql } from "@segments/rules";
import type { Write } from "../../changes.ts";
import type { Edits } from "./edits.ts";
import { insertContacts, suppressContacts } from "./import-statements.ts";

/** Why an address is suppressed of which a file says it. */
const REASON = "imported as suppressed";

/** New addresses, and then which are suppressed from now on, wherever they are. */
export async function writeAddresses(write: Write, edits: Edits): Promise<void> {
  const { orgId } = write.context;
  const added = edits.of("address");
  if (added.length > 0) {
    const column = (key: "channel" | "address" | "folded") => added.map(({ edit }) => edit.address[key]);
    const ids = added.map(({ customerId }) => customerId);
    const given = sql`
      select * from unnest(${ids}::int[], ${column("channel")}::text[], ${column("address")}::text[], ${column("folded")}::text[])
        with ordinality as g (id, channel, address, folded, place)`;
    const facets = [...new Set(column("channel")), "suppression"];
    await write.affect(insertContacts(orgId, given), facets);
  }
  const silenced = edits.of("suppressed").map(({ edit }) => edit.address);
  if (silenced.length > 0) {
    const channels = silenced.map(({ channel }) => channel);
    const folded = silenced.map((address) => address.folded);
    const given = sql`select distinct * from unnest(${channels}::text[], ${folded}::text[]) as g (channel, folded)`;
    await write.affect(suppressContacts(orgId, given, REASON), ["suppression"]);
  }
}
