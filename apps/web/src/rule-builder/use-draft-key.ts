import { useSession } from "../shell/use-session.ts";

/** A key for drafts of what one person edits in one organization. */
export function useDraftKey(what: string): string {
  const session = useSession();
  return `${session?.organization.id ?? 0}.${session?.user?.id ?? 0}.${what}`;
}
