import { Fragment } from "react";
import { Menu, MenuChoices, MenuContent, MenuLabel } from "../components/ui/menu.tsx";
import { actionGroups, actionLabel, isAuditAction } from "./audit-actions.ts";
import { FilterTrigger } from "./filter-trigger.tsx";

interface ActionFilterProps {
  readonly value: string | undefined;
  readonly onChange: (action: string | undefined) => void;
}

const ANY = "";

/** What was done, out of everything that can be. */
export function ActionFilter({ value, onChange }: ActionFilterProps) {
  const action = value !== undefined && isAuditAction(value) ? value : undefined;
  const pick = (next: string) => onChange(next || undefined);
  return (
    <Menu>
      <FilterTrigger label="Action" value={action && actionLabel(action)} any="Any action" />
      <MenuContent align="start">
        <MenuChoices value={action ?? ANY} onChange={pick} choices={[{ value: ANY, label: "Any action" }]} />
        {actionGroups.map(({ label, actions }) => (
          <Fragment key={label}>
            <MenuLabel>{label}</MenuLabel>
            <MenuChoices<string> value={action ?? ANY} onChange={pick} choices={actions} />
          </Fragment>
        ))}
      </MenuContent>
    </Menu>
  );
}
