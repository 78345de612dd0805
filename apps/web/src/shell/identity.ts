import type { router as Router } from "../router.ts";
import { type Me, onRefusal, queryClient } from "../trpc.ts";
import { isFrontPage } from "./front-pages.ts";
import { meOptions } from "./use-session.ts";

const tabs = new BroadcastChannel("identity");

/**
 * Goes on as somebody else, or elsewhere. The app is loaded anew, here and in other tabs, so that nothing of who was here
 * before stays in memory.
 */
export function startAnew(path: string): void {
  tabs.postMessage("changed");
  window.location.assign(path);
}

/** Leads to the sign-in page, and back from there, as soon as any call says that nobody is signed in. */
export function watchIdentity(router: typeof Router): void {
  onRefusal((reason) => {
    // Somebody may just have given us another role.
    if (reason === "FORBIDDEN") void queryClient.invalidateQueries({ queryKey: meOptions.queryKey });
    if (reason !== "SIGNED_OUT") return;
    const { pathname, href } = router.latestLocation;
    if (!isFrontPage(pathname)) void router.navigate({ to: "/sign-in", search: { to: href }, replace: true });
  });
  tabs.onmessage = async () => {
    const before = queryClient.getQueryData(meOptions.queryKey);
    const now = await queryClient.fetchQuery({ ...meOptions, staleTime: 0 }).catch(() => undefined);
    if (now && !isSame(before, now)) window.location.reload();
    else await queryClient.invalidateQueries();
  };
}

function isSame(before: Me | undefined, now: Me): boolean {
  return before?.user?.id === now.user?.id && before?.organization.id === now.organization.id;
}
