import { useQuery } from "@tanstack/react-query";
import { useMatch, useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import {
  Activity,
  CircleUser,
  Layers2,
  LayoutTemplate,
  type LucideIcon,
  Megaphone,
  Monitor,
  Moon,
  Plus,
  RefreshCw,
  Settings,
  Sun,
  UserPlus,
  Workflow,
} from "lucide-react";
import { quoted } from "../segments/quoted.ts";
import { useSegmentActions } from "../segments/use-segment-actions.ts";
import { type SegmentDetail, trpc } from "../trpc.ts";
import { PaletteItem } from "./palette-item.tsx";
import { setTheme } from "./theme.ts";
import { useMay } from "./use-may.ts";

interface Action {
  readonly key: string;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly run: () => unknown;
}

interface PaletteActionsProps {
  readonly search: string;
  readonly onClose: () => void;
}

/** What can be done from everywhere, and with the segment that is looked at. */
export function PaletteActions({ search, onClose }: PaletteActionsProps) {
  const navigate = useNavigate();
  const create = useMay("segments.create").may;
  const createCustomer = useMay("customers.create").may;
  const createCampaign = useMay("campaigns.create").may;
  const id = useMatch({ from: "/crm/segments/$id", shouldThrow: false })?.params.id;
  const viewed = useQuery({
    ...trpc.segments.get.queryOptions({ id: id ?? 0 }),
    enabled: id !== undefined && Number.isInteger(id),
  }).data;

  const newSegment = {
    key: "new",
    icon: Plus,
    label: "New segment",
    run: () => navigate({ to: "/crm/segments/new" }),
  };
  const fromTemplate = {
    key: "template",
    icon: LayoutTemplate,
    label: "New segment from a template",
    run: () => navigate({ to: "/crm/segments/templates" }),
  };
  const newCustomer = {
    key: "new customer",
    icon: UserPlus,
    label: "New customer",
    run: () => navigate({ to: "/crm/customers", search: { new: true } }),
  };
  const newCampaign = {
    key: "new campaign",
    icon: Megaphone,
    label: "New campaign",
    run: () => navigate({ to: "/crm/campaigns/new" }),
  };
  const actions: Action[] = [
    ...(create ? [newSegment, fromTemplate] : []),
    ...(createCustomer ? [newCustomer] : []),
    ...(createCampaign ? [newCampaign] : []),
    { key: "segments", icon: Layers2, label: "Go to segments", run: () => navigate({ to: "/crm/segments" }) },
    {
      key: "customers",
      icon: CircleUser,
      label: "Go to customers",
      run: () => navigate({ to: "/crm/customers" }),
    },
    {
      key: "campaigns",
      icon: Megaphone,
      label: "Go to campaigns",
      run: () => navigate({ to: "/crm/campaigns" }),
    },
    {
      key: "automations",
      icon: Workflow,
      label: "Go to automations",
      run: () => navigate({ to: "/crm/automations" }),
    },
    {
      key: "activity",
      icon: Activity,
      label: "Go to activity",
      run: () => navigate({ to: "/crm/activity" }),
    },
    { key: "settings", icon: Settings, label: "Go to settings", run: () => navigate({ to: "/settings" }) },
    { key: "light", icon: Sun, label: "Appearance: light", run: () => setTheme("light") },
    { key: "dark", icon: Moon, label: "Appearance: dark", run: () => setTheme("dark") },
    { key: "system", icon: Monitor, label: "Appearance: like the system", run: () => setTheme("system") },
  ];
  const wanted = search.trim().toLowerCase();
  const found = actions.filter(({ label }) => label.toLowerCase().includes(wanted));
  const recomputed = viewed?.type === "dynamic" && "recompute now".includes(wanted) ? viewed : undefined;
  if (!recomputed && found.length === 0) return null;

  return (
    <Command.Group heading="Commands">
      {recomputed && <Recompute segment={recomputed} onClose={onClose} />}
      {found.map(({ key, icon, label, run }) => (
        <PaletteItem
          key={key}
          value={`command ${key}`}
          icon={icon}
          label={label}
          onSelect={() => {
            onClose();
            void run();
          }}
        />
      ))}
    </Command.Group>
  );
}

function Recompute({ segment, onClose }: { readonly segment: SegmentDetail; readonly onClose: () => void }) {
  const { recompute } = useSegmentActions(segment);
  return (
    <PaletteItem
      value="command recompute"
      icon={RefreshCw}
      label="Recompute now"
      detail={quoted(segment.name)}
      onSelect={() => {
        onClose();
        void recompute();
      }}
    />
  );
}
