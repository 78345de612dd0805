import { ChevronsUpDown } from "lucide-react";
import { Suspense, useState } from "react";
import { Menu, MenuTrigger } from "../components/ui/menu.tsx";
import { Avatar } from "./avatar.tsx";
import { lazyPart } from "./lazy-part.tsx";
import { useSession } from "./use-session.ts";

const load = () => import("./account-menu-content.tsx");
const AccountMenuContent = lazyPart(async () => ({ default: (await load()).AccountMenuContent }));

interface AccountMenuProps {
  readonly collapsed: boolean;
  readonly onNavigate?: (() => void) | undefined;
}

/** Who is signed in; opens to as what and where, and to the way out. */
export function AccountMenu({ collapsed, onNavigate }: AccountMenuProps) {
  const session = useSession();
  const [open, setOpen] = useState(false);
  if (!session?.user) return null;
  const { name } = session.user;
  return (
    <Menu open={open} onOpenChange={setOpen}>
      <MenuTrigger
        aria-label={`Account of ${name.slice(0, 80)}`}
        title={collapsed ? name : undefined}
        onPointerEnter={() => void load()}
        className="flex h-8 min-w-0 items-center gap-2.5 rounded-md px-1.5 text-sm text-muted transition-colors duration-120 hover:bg-hover hover:text-text data-[state=open]:bg-hover data-[state=open]:text-text"
      >
        <Avatar name={name} />
        {!collapsed && (
          <>
            <bdi className="min-w-0 truncate">{name.slice(0, 100)}</bdi>
            <ChevronsUpDown aria-hidden className="size-3.5 shrink-0" />
          </>
        )}
      </MenuTrigger>
      {open && (
        <Suspense>
          <AccountMenuContent session={session} user={session.user} onNavigate={onNavigate} />
        </Suspense>
      )}
    </Menu>
  );
}
