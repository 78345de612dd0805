import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { EmptyState } from "../components/ui/notice.tsx";
import { useMay } from "../shell/use-may.ts";
import { useSession } from "../shell/use-session.ts";
import type { ProcedurePath } from "../trpc.ts";

interface AdminOnlyProps {
  readonly verb: ProcedurePath;
  /** "The people of an organization". */
  readonly what: string;
  readonly children: ReactNode;
}

/** A page that takes the role admin: who has another is told so, and nothing is asked of the server. */
export function AdminOnly({ verb, what, children }: AdminOnlyProps) {
  const session = useSession();
  const { may } = useMay(verb);
  if (!session) return null;
  if (may) return children;
  return (
    <EmptyState icon={Lock} title="This page is for admins">
      {what} take the role admin, and yours is {session.role}. Ask an admin of {session.organization.name}.
    </EmptyState>
  );
}
