import { useState } from "react";
import type { WebhookEndpoint } from "../../trpc.ts";

export interface PickedSegment {
  readonly id: number;
  readonly name: string;
}

export interface EndpointDraft {
  readonly url: string;
  readonly description: string;
  readonly events: readonly WebhookEndpoint["events"][number][];
  readonly all: boolean;
  readonly segments: readonly PickedSegment[];
}

/** An endpoint as it is being written down: a new one, or one that is there. */
export function useEndpointForm(endpoint?: WebhookEndpoint) {
  const [draft, setDraft] = useState<EndpointDraft>(() => ({
    url: endpoint?.url ?? "",
    description: endpoint?.description ?? "",
    events: endpoint?.events ?? ["segment.joined", "segment.left"],
    all: !endpoint?.segments,
    segments: (endpoint?.segments ?? []).map(({ id, name }) => ({ id, name: name ?? "A deleted segment" })),
  }));
  const { all, segments, ...rest } = draft;
  return {
    draft,
    set: (change: Partial<EndpointDraft>) => setDraft((last) => ({ ...last, ...change })),
    /** As the server takes it. */
    input: { ...rest, events: [...rest.events], segmentIds: all ? null : segments.map(({ id }) => id) },
    complete: draft.url.trim() !== "" && draft.events.length > 0 && (all || segments.length > 0),
  };
}
