import { useInfiniteQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Skeleton } from "../../components/ui/skeleton.tsx";
import { formatNumber } from "../../format.ts";
import { problemOf } from "../../problem.ts";
import { GuardedButton } from "../../shell/guarded-button.tsx";
import { lazyPart } from "../../shell/lazy-part.tsx";
import { type CustomerDetail, trpc } from "../../trpc.ts";
import { Message } from "./message.tsx";
import { Part } from "./part.tsx";

const RecordDialog = lazyPart(async () => ({ default: (await import("./record-dialog.tsx")).RecordDialog }));

/** What the customer wrote, the latest first. */
export function Messages({ customer: { id, messages: count } }: { readonly customer: CustomerDetail }) {
  const [recording, setRecording] = useState(false);
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useInfiniteQuery(
    trpc.customers.inbound.infiniteQueryOptions({ id }, { getNextPageParam: ({ next }) => next }),
  );
  const messages = data?.pages.flatMap((page) => page.messages);
  return (
    <Part
      title="Inbound messages"
      count={count > 0 && formatNumber(count)}
      action={
        <GuardedButton
          verb="customers.recordInbound"
          variant="ghost"
          size="sm"
          onClick={() => setRecording(true)}
        >
          <Plus aria-hidden />
          Record a message
        </GuardedButton>
      }
    >
      {!messages && !error && <Skeleton className="mt-2 h-16 w-full" />}
      {messages?.length === 0 && (
        <p className="py-1.5 text-muted">
          Nothing yet. What arrives through the API appears here, and what is recorded by hand.
        </p>
      )}
      {messages && messages.length > 0 && (
        <ol aria-label="Inbound messages" className="divide-y">
          {messages.map((message) => (
            <Message key={message.id} message={message} />
          ))}
        </ol>
      )}
      {error && (
        <div role="alert" className="flex flex-wrap items-center gap-2 py-1.5 text-danger">
          <span className="min-w-0 flex-1">{problemOf(error).message}</span>
          <Button size="sm" onClick={() => void (messages ? fetchNextPage() : refetch())}>
            Try again
          </Button>
        </div>
      )}
      {hasNextPage && !error && (
        <Button size="sm" className="mt-2" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {isFetchingNextPage ? "Loading…" : "Show older messages"}
        </Button>
      )}
      {recording && (
        <Suspense>
          <RecordDialog customerId={id} onClose={() => setRecording(false)} />
        </Suspense>
      )}
    </Part>
  );
}
