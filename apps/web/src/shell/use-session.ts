import { useQuery } from "@tanstack/react-query";
import { trpc } from "../trpc.ts";

/** Roles change seldom; whoever comes back to the tab after a minute asks again. */
export const meOptions = trpc.session.me.queryOptions(undefined, { staleTime: 60_000 });

export function useSession() {
  return useQuery(meOptions).data;
}

/** The organization's time zone; undefined until it is known. */
export function useTimeZone(): string | undefined {
  return useSession()?.organization.timeZone;
}
