import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type CustomerRow, trpc } from "../trpc.ts";

export interface BookQuestion {
  readonly search?: string | undefined;
  readonly filter?: object | undefined;
}

const PAGE = 100;

/** The contact book as a list that grows: what is asked of it, and who is in it so far. */
export function useContactBook(segmentId: number) {
  const [question, setQuestion] = useState<BookQuestion>({});
  const [onlyNew, setOnlyNew] = useState(true);
  const book = useInfiniteQuery(
    trpc.customers.search.infiniteQueryOptions(
      { ...question, notInSegment: onlyNew ? segmentId : undefined, limit: PAGE },
      { getNextPageParam: ({ next }) => next },
    ),
  );
  const { data, error, isError, isPending, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = book;
  const rows: readonly CustomerRow[] = data?.pages.flatMap((page) => page.rows) ?? [];
  const total = data?.pages[0]?.total;

  return {
    question,
    ask: (change: BookQuestion) => setQuestion((last) => ({ ...last, ...change })),
    onlyNew,
    setOnlyNew,
    rows,
    /** Undefined until it is known. */
    total,
    isPending,
    error,
    more: hasNextPage && !isFetchingNextPage,
    loadMore: () => void fetchNextPage(),
    /** As a table would have it. */
    page: {
      data: total === undefined ? undefined : { rows, total, next: null, previous: null },
      error,
      isError,
      isPlaceholderData: false,
      refetch,
    },
  };
}

export type ContactBook = ReturnType<typeof useContactBook>;
