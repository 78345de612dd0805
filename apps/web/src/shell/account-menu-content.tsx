import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { LogOut, UserCog } from "lucide-react";
import { MenuChoices, MenuContent, MenuItem, MenuLabel, MenuSeparator } from "../components/ui/menu.tsx";
import { problemOf } from "../problem.ts";
import { post } from "../sign-in/post.ts";
import { type Me, trpc } from "../trpc.ts";
import { startAnew } from "./identity.ts";
import { toast } from "./toast.ts";

type User = NonNullable<Me["user"]>;

interface AccountMenuContentProps {
  readonly session: Me;
  readonly user: User;
  readonly onNavigate?: (() => void) | undefined;
}

/** Who is signed in as what and where, the other organizations they have a place in, and the way out. */
export function AccountMenuContent({ session, user, onNavigate }: AccountMenuContentProps) {
  const change = useMutation(trpc.session.switchOrganization.mutationOptions());
  const { role, organization, organizations } = session;

  async function signOut() {
    try {
      await post("sign-out");
      startAnew("/sign-in");
    } catch (error) {
      toast.error("You are still signed in", { description: (error as Error).message });
    }
  }

  async function enter(id: string) {
    if (Number(id) === organization.id) return;
    try {
      await change.mutateAsync({ id: Number(id) });
      startAnew("/");
    } catch (error) {
      toast.error("The organization stays the same", { description: problemOf(error).message });
    }
  }

  return (
    <MenuContent align="start" className="w-60">
      <Who user={user} role={role} organization={organization} />
      {organizations.length > 1 && (
        <>
          <MenuSeparator />
          <MenuLabel>Organization</MenuLabel>
          <MenuChoices
            value={String(organization.id)}
            onChange={(id) => void enter(id)}
            choices={organizations.map(({ id, name }) => ({
              value: String(id),
              label: name.slice(0, 100),
            }))}
          />
        </>
      )}
      <MenuSeparator />
      <MenuItem asChild>
        <Link to="/settings/account" onClick={onNavigate}>
          <UserCog aria-hidden />
          Account
        </Link>
      </MenuItem>
      <MenuItem onSelect={() => void signOut()}>
        <LogOut aria-hidden />
        Sign out
      </MenuItem>
    </MenuContent>
  );
}

type WhoProps = Pick<Me, "role" | "organization"> & { readonly user: User };

function Who({ user: { name, email }, role, organization }: WhoProps) {
  return (
    <div className="px-2 py-1.5">
      <div dir="auto" className="truncate font-medium">
        {name.slice(0, 200)}
      </div>
      <div className="truncate text-xs text-muted" title={email.length > 30 ? email : undefined}>
        {email}
      </div>
      <div className="mt-1 text-xs wrap-anywhere text-muted">
        {role[0]?.toUpperCase()}
        {role.slice(1)} in {organization.name.slice(0, 100)}
      </div>
    </div>
  );
}
