import { useSession } from "../shell/use-session.ts";

/** A key for drafts of what one person edits in one organization; undefined until it is known who that is. */
export function useDraftKey(what: string): string | undefined {
  const session = useSession();
  return session && `${session.organization.id}.${session.user?.id ?? 0}.${what}`;
}
