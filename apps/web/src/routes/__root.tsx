import { createRootRoute, Outlet, useMatches } from "@tanstack/react-router";
import { AppShell } from "../shell/app-shell.tsx";
import { Crash } from "../shell/crash.tsx";
import { Frame } from "../shell/frame.tsx";
import { isFrontPage } from "../shell/front-pages.ts";
import { NotFound } from "../shell/not-found.tsx";
import { meOptions } from "../shell/use-session.ts";
import { queryClient } from "../trpc.ts";

export const Route = createRootRoute({
  loader: () => {
    void queryClient.prefetchQuery(meOptions);
  },
  component: Root,
  notFoundComponent: NotFound,
  errorComponent: Crash,
});

function Root() {
  const front = useMatches({ select: (matches) => matches.some(({ pathname }) => isFrontPage(pathname)) });
  const Shell = front ? Frame : AppShell;
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}
