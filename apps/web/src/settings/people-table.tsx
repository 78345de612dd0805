import { UserMinus } from "lucide-react";
import { useState } from "react";
import type { Column } from "../components/table/column.ts";
import { PlainTable } from "../components/table/plain-table.tsx";
import { Button } from "../components/ui/button.tsx";
import { Ago } from "../shell/ago.tsx";
import { Avatar } from "../shell/avatar.tsx";
import { ErrorState } from "../shell/error-state.tsx";
import { useSession } from "../shell/use-session.ts";
import type { Person } from "../trpc.ts";
import { RemovePersonDialog } from "./remove-person-dialog.tsx";
import { RoleOfPerson } from "./role-of-person.tsx";

interface PeopleTableProps {
  readonly people: {
    readonly data: { readonly people: readonly Person[] } | undefined;
    readonly error: unknown;
    readonly isError: boolean;
    readonly refetch: () => unknown;
  };
}

export function PeopleTable({ people }: PeopleTableProps) {
  const own = useSession()?.user?.id;
  const [leaving, setLeaving] = useState<Person>();

  const columns: Column<Person, never>[] = [
    {
      id: "name",
      label: "Name",
      narrow: true,
      shape: 130,
      cell: (person) => <PersonName person={person} own={person.id === own} />,
    },
    {
      id: "joined",
      label: "Joined",
      width: 140,
      shape: 76,
      cell: ({ joinedAt }) => (
        <span className="text-muted">
          <Ago iso={joinedAt} />
        </span>
      ),
    },
    {
      id: "role",
      label: "Role",
      width: 122,
      narrow: true,
      shape: 90,
      cell: (person) => <RoleOfPerson person={person} own={person.id === own} />,
    },
    {
      id: "actions",
      label: "Actions",
      width: 44,
      narrow: true,
      align: "end",
      shape: 16,
      cell: (person) => (
        <Button
          variant="ghost"
          size="iconSm"
          aria-label={`Remove ${person.name.slice(0, 80)}`}
          title="Remove"
          onClick={() => setLeaving(person)}
        >
          <UserMinus aria-hidden />
        </Button>
      ),
    },
  ];

  return (
    <>
      <PlainTable
        label="People"
        columns={columns}
        rows={people.isError ? [] : people.data?.people}
        placeholder={
          people.isError && (
            <ErrorState
              title="The people could not be loaded"
              error={people.error}
              onRetry={() => people.refetch()}
            />
          )
        }
      />
      {leaving && (
        <RemovePersonDialog person={leaving} own={leaving.id === own} onClose={() => setLeaving(undefined)} />
      )}
    </>
  );
}

function PersonName({ person: { name, email }, own }: { readonly person: Person; readonly own: boolean }) {
  return (
    <div className="flex min-w-0 items-center gap-2.5">
      <Avatar name={name} />
      <div className="min-w-0">
        <div className="flex min-w-0 gap-1.5">
          <bdi className="truncate font-medium" title={name.length > 40 ? name : undefined}>
            {name}
          </bdi>
          {own && <span className="text-muted">(you)</span>}
        </div>
        <div className="truncate text-xs text-muted" title={email}>
          {email}
        </div>
      </div>
    </div>
  );
}
