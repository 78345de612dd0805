import { Fragment } from "react";
import { formatNumber } from "../format.ts";
import type { SegmentDetail } from "../trpc.ts";
import { UseLink } from "./use-link.tsx";

const SHOWN = 3;

/** What refers to a segment, itself or by others, on one line. */
export function WhereUsed({ segment: { users } }: { readonly segment: SegmentDetail }) {
  if (users.length === 0) return null;
  const more = users.length - SHOWN;
  return (
    <p className="px-4 pb-2 text-sm text-muted wrap-anywhere md:px-6">
      Used by{" "}
      {users.slice(0, SHOWN).map((use, index) => (
        <Fragment key={`${use.kind} ${use.id}`}>
          {index > 0 && ", "}
          the {use.kind}{" "}
          <UseLink use={use} className="text-text underline-offset-2 hover:underline">
            <bdi>{use.name.slice(0, 80)}</bdi>
          </UseLink>
          {use.via && use.via.length > 0 && (
            <> (by {use.via.map(({ name }) => `“${name.slice(0, 40)}”`).join(", ")})</>
          )}
        </Fragment>
      ))}
      {more > 0 && ` and ${formatNumber(more)} more`}.
    </p>
  );
}
