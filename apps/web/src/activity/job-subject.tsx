import { Link } from "@tanstack/react-router";
import { Badge } from "../components/ui/badge.tsx";
import { useJobNames } from "../jobs/use-job-names.ts";
import type { Job } from "../trpc.ts";
import { Fact } from "./fact.tsx";

/** The tags, the owner or the segment that a job is about, with their whole names. */
export function JobSubject({ job }: { readonly job: Job }) {
  const names = useJobNames([job]);
  const { tagIds = [], ownerId, segmentId, campaignId, campaignName = "" } = job.input;
  if (!names) return null;
  const segment = segmentId === undefined ? undefined : names("segments", segmentId);
  return (
    <>
      {tagIds.length > 0 && (
        <Fact label="Tags">
          <span className="flex flex-wrap gap-1">
            {tagIds.map((id) => (
              <Badge key={id} className="h-auto min-h-5 whitespace-normal wrap-anywhere">
                {names("tags", id) ?? "(deleted)"}
              </Badge>
            ))}
          </span>
        </Fact>
      )}
      {ownerId !== undefined && (
        <Fact label="Owner">
          {ownerId === null ? "Nobody" : <bdi>{names("users", ownerId) ?? "Somebody who left"}</bdi>}
        </Fact>
      )}
      {campaignId !== undefined && (
        <Fact label="Campaign">
          <Link
            to="/crm/campaigns/$id"
            params={{ id: campaignId }}
            className="underline underline-offset-2 hover:no-underline"
          >
            <bdi>{campaignName}</bdi>
          </Link>
        </Fact>
      )}
      {segmentId !== undefined && (
        <Fact label="Segment">
          {segment === undefined ? (
            "Deleted since"
          ) : (
            <Link
              to="/crm/segments/$id"
              params={{ id: segmentId }}
              className="underline underline-offset-2 hover:no-underline"
            >
              <bdi>{segment}</bdi>
            </Link>
          )}
        </Fact>
      )}
    </>
  );
}
