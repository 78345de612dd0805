import { createRootRoute, Outlet } from "@tanstack/react-router";
import { AppShell } from "../shell/app-shell.tsx";
import { Crash } from "../shell/crash.tsx";
import { NotFound } from "../shell/not-found.tsx";
import { queryClient, trpc } from "../trpc.ts";

export const Route = createRootRoute({
  loader: () => {
    void queryClient.prefetchQuery(
      trpc.session.me.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }),
    );
  },
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: Crash,
});

function Root() {
  return (
    <AppShell>
      <Outlet />
    </AppShell>
  );
}
