import { Link } from "@tanstack/react-router";
import { KeyRound, ScrollText, UserCog, Users, Webhook } from "lucide-react";
import { useMay } from "../shell/use-may.ts";

const tabStyles =
  "flex shrink-0 items-center gap-2.5 text-sm text-muted transition-colors duration-120 hover:text-text aria-[current=page]:font-medium aria-[current=page]:text-text [&_svg]:size-4 max-md:-mb-px max-md:h-9 max-md:border-b-2 max-md:border-transparent max-md:px-1 max-md:aria-[current=page]:border-accent md:h-8 md:rounded-md md:px-2 md:hover:bg-hover md:aria-[current=page]:bg-pressed/70 max-md:[&_svg]:hidden";

export function SettingsTabs() {
  const people = useMay("people.list").may;
  const keys = useMay("keys.list").may;
  const webhooks = useMay("webhooks.list").may;
  const audit = useMay("audit.list").may;
  const tabs = [
    { to: "/settings/account", label: "Account", icon: UserCog, shown: true },
    { to: "/settings/people", label: "People", icon: Users, shown: people },
    { to: "/settings/keys", label: "API keys", icon: KeyRound, shown: keys },
    { to: "/settings/webhooks", label: "Webhooks", icon: Webhook, shown: webhooks },
    { to: "/settings/audit", label: "Audit log", icon: ScrollText, shown: audit },
  ] as const;
  return (
    <nav
      aria-label="Settings"
      className="flex shrink-0 gap-4 overflow-x-auto border-b px-4 max-md:mb-4 md:w-44 md:flex-col md:gap-0.5 md:border-b-0 md:pr-0 md:pl-4"
    >
      {tabs
        .filter(({ shown }) => shown)
        .map(({ to, label, icon: Icon }) => (
          <Link key={to} to={to} activeOptions={{ includeSearch: false }} className={tabStyles}>
            <Icon aria-hidden />
            {label}
          </Link>
        ))}
    </nav>
  );
}
