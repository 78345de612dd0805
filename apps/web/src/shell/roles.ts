import type { Me } from "../trpc.ts";

export type Role = Me["role"];

interface RoleWords {
  readonly value: Role;
  readonly label: string;
  /** As in "joins as …". */
  readonly one: string;
  readonly means: string;
}

export const roles: readonly RoleWords[] = [
  { value: "viewer", label: "Viewer", one: "a viewer", means: "Looks at segments and customers." },
  {
    value: "editor",
    label: "Editor",
    one: "an editor",
    means: "Creates and changes segments and customers.",
  },
  {
    value: "admin",
    label: "Admin",
    one: "an admin",
    means: "Also deletes, invites people, makes API keys and reads the audit log.",
  },
];

export function roleWords(role: Role): RoleWords {
  return roles.find(({ value }) => value === role) as RoleWords;
}
