import { Link } from "@tanstack/react-router";
import { ChevronLeft } from "lucide-react";

export function BackToAutomations() {
  return (
    <Link
      to="/crm/automations"
      className="-ml-1 inline-flex items-center gap-0.5 rounded-sm text-sm font-normal text-muted hover:text-text"
    >
      <ChevronLeft aria-hidden className="size-4" />
      Automations
    </Link>
  );
}
