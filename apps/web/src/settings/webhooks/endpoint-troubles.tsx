import { CirclePause, CircleSlash2, TriangleAlert } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Banner } from "../../components/ui/notice.tsx";
import { countOf, formatInstant } from "../../format.ts";
import { Ago } from "../../shell/ago.tsx";
import { lazyPart } from "../../shell/lazy-part.tsx";
import { useTimeZone } from "../../shell/use-session.ts";
import type { WebhookEndpoint } from "../../trpc.ts";

const ResumeDialog = lazyPart(async () => ({ default: (await import("./resume-dialog.tsx")).ResumeDialog }));

/** Why an endpoint is not told what happens, or may soon not be, and what to do about it. */
export function EndpointTroubles({ endpoint }: { readonly endpoint: WebhookEndpoint }) {
  const { status, problem, failingSince, heldUntil, pending } = endpoint;
  const timeZone = useTimeZone();
  const [resuming, setResuming] = useState(false);
  const resume = (
    <Button size="sm" onClick={() => setResuming(true)}>
      Resume
    </Button>
  );
  return (
    <>
      {status === "disabled" && (
        <Banner tone="danger" icon={CircleSlash2} action={resume}>
          <strong className="font-semibold">Segments has disabled this endpoint.</strong> {problem} Nothing is
          lost: once the receiver works, resume it.
        </Banner>
      )}
      {status === "paused" && (
        <Banner tone="neutral" icon={CirclePause} action={resume}>
          Paused. What happens meanwhile is kept
          {pending > 0 && `, and ${countOf(pending, "message")} not sent yet`}.
        </Banner>
      )}
      {status === "active" && failingSince !== null && (
        <Banner tone="warning" icon={TriangleAlert}>
          It began to fail <Ago iso={failingSince} />, and nothing was received since. Each message is tried
          again for about a day; after five days without one received the endpoint is disabled.
          {heldUntil && ` The receiver asked to be left alone until ${formatInstant(heldUntil, timeZone)}.`}
        </Banner>
      )}
      <Suspense>
        {resuming && <ResumeDialog endpoint={endpoint} onClose={() => setResuming(false)} />}
      </Suspense>
    </>
  );
}
