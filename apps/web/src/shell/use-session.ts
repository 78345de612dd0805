import { useQuery } from "@tanstack/react-query";
import { trpc } from "../trpc.ts";

export function useSession() {
  return useQuery(trpc.session.me.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY })).data;
}

/** The organization's time zone; undefined until it is known. */
export function useTimeZone(): string | undefined {
  return useSession()?.organization.timeZone;
}
