import { Link } from "@tanstack/react-router";
import { Button } from "../../components/ui/button.tsx";
import { countOf } from "../../format.ts";
import { GuardedButton } from "../../shell/guarded-button.tsx";
import type { Overlap } from "../../trpc.ts";
import { type Region, regionName, regionRule, regionWords } from "./region-words.ts";

interface RegionActionsProps {
  readonly overlap: Overlap;
  readonly region: Region | undefined;
}

/** What can be done with the region that was chosen. */
export function RegionActions({ overlap: { segments }, region }: RegionActionsProps) {
  if (!region) {
    return (
      <p className="text-sm text-muted">Pick a region to make it a segment, or to look at who is in it.</p>
    );
  }
  const rule = regionRule(region);
  const archived = segments.some(({ archivedAt }) => archivedAt !== null);
  return (
    <section aria-label="The region" className="rounded-lg border p-3.5">
      <p className="text-sm wrap-anywhere">
        {regionWords(region, segments)}:{" "}
        <strong className="numeric font-semibold">{countOf(region.count, "customer")}</strong>
      </p>
      {archived ? (
        <p className="mt-2 text-sm text-muted">
          One of the segments is archived, so that no rule can name it. Restore it to go on from here.
        </p>
      ) : (
        <div className="mt-2.5 flex flex-wrap gap-2">
          <GuardedButton verb="segments.create" asChild size="sm" variant="primary">
            <Link to="/crm/segments/new" search={{ rule, name: regionName(region, segments) }}>
              Make it a segment
            </Link>
          </GuardedButton>
          <Button asChild size="sm">
            <Link to="/crm/customers" search={{ filter: rule }}>
              Look at them
            </Link>
          </Button>
        </div>
      )}
    </section>
  );
}
