import { useMutation } from "@tanstack/react-query";
import { problemOf } from "../../problem.ts";
import { toast } from "../../shell/toast.ts";
import { trpc } from "../../trpc.ts";
import { refreshWebhooks } from "./refresh-webhooks.ts";

/** What is done with an endpoint at once, without a dialog. */
export function useEndpointActions(id: number) {
  const pause = useMutation(trpc.webhooks.pause.mutationOptions());
  const resume = useMutation(trpc.webhooks.resume.mutationOptions());
  const test = useMutation(trpc.webhooks.test.mutationOptions());

  async function attempt<Result>(work: () => Promise<Result>, failure: string): Promise<Result | undefined> {
    try {
      const result = await work();
      await refreshWebhooks();
      return result;
    } catch (error) {
      toast.error(failure, { description: problemOf(error).message });
      return undefined;
    }
  }

  return {
    pause: () =>
      attempt(async () => {
        await pause.mutateAsync({ id });
        const undo = () => void resume.mutateAsync({ id }).then(refreshWebhooks);
        toast.success("Paused", { action: { label: "Undo", onClick: undo } });
      }, "It was not paused"),
    testing: test.isPending,
    /** Returns the delivery that it made. */
    test: () => attempt(() => test.mutateAsync({ id }), "No test event was sent"),
  };
}
