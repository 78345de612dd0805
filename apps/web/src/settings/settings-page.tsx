import { Outlet } from "@tanstack/react-router";
import { Page } from "../shell/page.tsx";
import { useSession } from "../shell/use-session.ts";
import { SettingsTabs } from "./settings-tabs.tsx";

/** The frame of all settings: their tabs at the side, or above them on a narrow screen. */
export function SettingsPage() {
  const organization = useSession()?.organization.name;
  return (
    <Page
      title="Settings"
      subtitle={
        <span className="block truncate">Yours, and those of {organization ?? "your organization"}.</span>
      }
    >
      <div className="flex min-h-0 flex-1 flex-col md:flex-row">
        <SettingsTabs />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col overflow-y-auto px-4 pb-16 md:px-6">
          <Outlet />
        </div>
      </div>
    </Page>
  );
}
