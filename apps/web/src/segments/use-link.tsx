import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Use } from "../problem.ts";

interface UseLinkProps {
  readonly use: Use;
  readonly className: string;
  readonly onClick?: () => void;
  readonly children: ReactNode;
}

/** Leads to where what uses a segment can be changed. */
export function UseLink({ use: { kind, id }, children, ...props }: UseLinkProps) {
  if (kind === "segment") {
    return (
      <Link to="/crm/segments/$id/rules" params={{ id }} {...props}>
        {children}
      </Link>
    );
  }
  if (kind === "campaign") {
    return (
      <Link to="/crm/campaigns/$id" params={{ id }} {...props}>
        {children}
      </Link>
    );
  }
  if (kind === "automation") {
    return (
      <Link to="/crm/automations/$id" params={{ id }} {...props}>
        {children}
      </Link>
    );
  }
  return (
    <Link to="/settings/webhooks/$id" params={{ id }} {...props}>
      {children}
    </Link>
  );
}
