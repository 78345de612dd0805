import { type AnyRouter, useRouter } from "@tanstack/react-router";
import { Menu } from "lucide-react";
import { type ReactNode, Suspense, useEffect, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { cn } from "../components/ui/cn.ts";
import { useIsNarrow } from "../components/ui/use-media.ts";
import { TraySlot } from "../jobs/tray-slot.tsx";
import { Frame } from "./frame.tsx";
import { lazyPart } from "./lazy-part.tsx";
import { places, Rail } from "./rail.tsx";
import { useStored } from "./use-stored.ts";
import { whenIdle } from "./when-idle.ts";

const CommandPalette = lazyPart(async () => ({
  default: (await import("./command-palette.tsx")).CommandPalette,
}));

const NavigationSheet = lazyPart(async () => ({
  default: (await import("./navigation-sheet.tsx")).NavigationSheet,
}));

/** What has to be there at once when it is wanted: keys go where one types, and the main pages open without a connection too. */
function fetchAhead(router: AnyRouter): void {
  const routes = places.flatMap(({ to }) => router.getMatchedRoutes(to)[0]);
  void Promise.allSettled([
    CommandPalette.fetchAhead(),
    ...routes.map((route) => router.loadRouteChunk(route)),
  ]);
}

export function AppShell({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const narrow = useIsNarrow();
  const [collapsed, setCollapsed] = useStored("rail-collapsed", false, (value) => typeof value === "boolean");
  const [navigating, setNavigating] = useState(false);
  const [searching, setSearching] = useState(false);

  useEffect(() => whenIdle(() => fetchAhead(router)), [router]);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (
        event.key.toLowerCase() !== "k" ||
        !(event.metaKey || event.ctrlKey) ||
        event.altKey ||
        event.shiftKey
      )
        return;
      event.preventDefault();
      setSearching((open) => !open);
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  function search() {
    setNavigating(false);
    setSearching(true);
  }

  return (
    <Frame>
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-1.5 text-on-accent focus:translate-y-0"
      >
        Skip to the content
      </a>
      <div className="flex h-dvh flex-col md:flex-row">
        {narrow ? (
          <div className="flex h-11 shrink-0 items-center gap-1 border-b bg-surface px-2">
            <Button
              variant="ghost"
              size="icon"
              aria-label="Open the navigation"
              onClick={() => setNavigating(true)}
            >
              <Menu aria-hidden />
            </Button>
            <img src="/favicon.svg" alt="" className="size-5" />
            {navigating && (
              <Suspense>
                <NavigationSheet onSearch={search} onClose={() => setNavigating(false)} />
              </Suspense>
            )}
          </div>
        ) : (
          <aside
            className={cn(
              "shrink-0 border-r bg-surface transition-[width] duration-150",
              collapsed ? "w-13" : "w-55",
            )}
          >
            <Rail collapsed={collapsed} onCollapse={setCollapsed} onSearch={search} />
          </aside>
        )}
        {children}
        <TraySlot />
      </div>
      {searching && (
        <Suspense>
          <CommandPalette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </Frame>
  );
}
