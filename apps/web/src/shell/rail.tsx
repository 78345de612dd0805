import { Link } from "@tanstack/react-router";
import {
  Activity,
  CircleUser,
  Layers2,
  Megaphone,
  PanelLeft,
  Search,
  Settings,
  Workflow,
} from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { cn } from "../components/ui/cn.ts";
import { AccountMenu } from "./account-menu.tsx";
import { modifierKey } from "./modifier-key.ts";
import { ThemeMenu } from "./theme-menu.tsx";
import { useSession } from "./use-session.ts";

export const places = [
  { to: "/crm/segments", label: "Segments", icon: Layers2 },
  { to: "/crm/customers", label: "Customers", icon: CircleUser },
  { to: "/crm/campaigns", label: "Campaigns", icon: Megaphone },
  { to: "/crm/automations", label: "Automations", icon: Workflow },
  { to: "/crm/activity", label: "Activity", icon: Activity },
  { to: "/settings", label: "Settings", icon: Settings },
] as const;

interface RailProps {
  readonly collapsed: boolean;
  readonly onCollapse?: (collapsed: boolean) => void;
  readonly onSearch: () => void;
  readonly onNavigate?: () => void;
}

const itemStyles =
  "flex h-8 items-center gap-2.5 rounded-md px-2 text-sm text-muted transition-colors duration-120 hover:bg-hover hover:text-text [&_svg]:size-4 [&_svg]:shrink-0";

export function Rail({ collapsed, onCollapse, onSearch, onNavigate }: RailProps) {
  const session = useSession();
  const label = cn("min-w-0 flex-1 truncate text-left", collapsed && "sr-only");
  return (
    <div className="flex h-full flex-col gap-1 p-2">
      <div className={cn("flex h-10 items-center gap-2.5 px-2", collapsed && "justify-center px-0")}>
        <img src="/favicon.svg" alt="" className="size-5" />
        <span className={cn("truncate font-semibold", collapsed && "sr-only")}>
          {session?.organization.name ?? "Segments"}
        </span>
      </div>
      <button
        type="button"
        onClick={onSearch}
        className={cn(itemStyles, "mb-1")}
        title={collapsed ? "Search" : undefined}
      >
        <Search aria-hidden />
        <span className={label}>Search</span>
        {!collapsed && <kbd className="font-sans text-xs">{modifierKey} K</kbd>}
      </button>
      <nav aria-label="Main" className="flex flex-col gap-0.5">
        {places.map(({ to, label: text, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            onClick={onNavigate}
            title={collapsed ? text : undefined}
            className={itemStyles}
            activeProps={{ className: "bg-pressed/70 font-medium text-text!" }}
          >
            <Icon aria-hidden />
            <span className={label}>{text}</span>
          </Link>
        ))}
      </nav>
      <div className={cn("mt-auto flex items-center gap-1", collapsed && "flex-col")}>
        <div className={cn("flex min-w-0", !collapsed && "flex-1")}>
          <AccountMenu collapsed={collapsed} onNavigate={onNavigate} />
        </div>
        <ThemeMenu />
        {onCollapse && (
          <Button
            variant="ghost"
            size="iconSm"
            aria-label={collapsed ? "Widen the navigation" : "Narrow the navigation"}
            aria-expanded={!collapsed}
            onClick={() => onCollapse(!collapsed)}
          >
            <PanelLeft aria-hidden />
          </Button>
        )}
      </div>
    </div>
  );
}
