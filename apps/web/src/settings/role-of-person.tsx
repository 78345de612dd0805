import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Select } from "../components/ui/select.tsx";
import { problemOf } from "../problem.ts";
import { quoted } from "../segments/quoted.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { type Role, roles, roleWords } from "../shell/roles.ts";
import { toast } from "../shell/toast.ts";
import { type Person, trpc } from "../trpc.ts";
import { refreshPeople } from "./refresh-people.ts";

interface RoleOfPersonProps {
  readonly person: Person;
  readonly own: boolean;
}

/** A person's role, to be changed at once; one's own only after a question, as there is no way back. */
export function RoleOfPerson({ person, own }: RoleOfPersonProps) {
  const change = useMutation(trpc.people.changeRole.mutationOptions({ onSettled: refreshPeople }));
  const [asking, setAsking] = useState<Role>();
  const { id, name, role } = person;

  async function set(next: Role, back?: Role) {
    try {
      await change.mutateAsync({ id, role: next });
      toast.success(`${name.slice(0, 60)} is ${roleWords(next).one} now`, {
        ...(back && { action: { label: "Undo", onClick: () => void set(back) } }),
      });
    } catch (error) {
      toast.error(`The role of ${quoted(name)} was not changed`, { description: problemOf(error).message });
    }
  }

  return (
    <>
      <Select
        label={`Role of ${name.slice(0, 80)}`}
        value={change.isPending ? change.variables.role : role}
        onChange={(next) => (own ? setAsking(next) : void set(next, role))}
        choices={roles}
        triggerProps={{ className: "w-full", disabled: change.isPending }}
      />
      {asking && asking !== role && (
        <ConfirmDialog
          title={`Become ${roleWords(asking).one}?`}
          description="You will no longer manage people, keys and the audit log. Only another admin can give the role back."
          verb={`Become ${roleWords(asking).one}`}
          onClose={() => setAsking(undefined)}
          onConfirm={() => change.mutateAsync({ id, role: asking })}
        />
      )}
    </>
  );
}
