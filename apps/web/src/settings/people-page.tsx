import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { useTitle } from "../shell/use-title.ts";
import { trpc } from "../trpc.ts";
import { AdminOnly } from "./admin-only.tsx";
import { Invitations } from "./invitations.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { PeopleTable } from "./people-table.tsx";
import { Section } from "./section.tsx";

export function PeoplePage() {
  useTitle("People");
  return (
    <AdminOnly verb="people.list" what="The people of an organization">
      <People />
    </AdminOnly>
  );
}

function People() {
  const people = useQuery(trpc.people.list.queryOptions());
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <Section
        title="People"
        subtitle="Who can sign in here, and what they may do."
        action={
          <Button variant="primary" onClick={() => setInviting(true)}>
            <UserPlus aria-hidden />
            Invite
          </Button>
        }
      >
        <PeopleTable people={people} />
      </Section>
      <Invitations />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  );
}
