import { useQuery } from "@tanstack/react-query";
import { Menu, MenuChoices, MenuContent, MenuLabel } from "../components/ui/menu.tsx";
import { trpc } from "../trpc.ts";
import { FilterTrigger } from "./filter-trigger.tsx";

interface ActorFilterProps {
  readonly person: number | undefined;
  readonly apiKey: number | undefined;
  readonly onChange: (who: { readonly person: number | undefined; readonly key: number | undefined }) => void;
}

const ANYBODY = "";

/** Who did it: one of the people here now, or a key that is not revoked. */
export function ActorFilter({ person, apiKey, onChange }: ActorFilterProps) {
  const people = useQuery(trpc.people.list.queryOptions()).data?.people ?? [];
  const keys = useQuery(trpc.keys.list.queryOptions()).data?.keys ?? [];
  const choices = [
    { heading: "People", kind: "person", rows: people },
    { heading: "API keys", kind: "key", rows: keys },
  ].map(({ heading, kind, rows }) => ({
    heading,
    choices: rows.map(({ id, name }) => ({ value: `${kind} ${id}`, label: name.slice(0, 60) })),
  }));
  const picked =
    person !== undefined ? `person ${person}` : apiKey !== undefined ? `key ${apiKey}` : undefined;
  const known = choices.flatMap((group) => group.choices).find(({ value }) => value === picked);

  function pick(value: string) {
    const [kind, id] = value.split(" ");
    onChange({
      person: kind === "person" ? Number(id) : undefined,
      key: kind === "key" ? Number(id) : undefined,
    });
  }

  return (
    <Menu>
      <FilterTrigger
        label="Who"
        value={picked === undefined ? undefined : (known?.label ?? "Somebody who left")}
        any="Anybody"
      />
      <MenuContent align="start" className="max-w-72">
        <MenuChoices
          value={picked ?? ANYBODY}
          onChange={pick}
          choices={[{ value: ANYBODY, label: "Anybody" }]}
        />
        {choices
          .filter((group) => group.choices.length > 0)
          .map((group) => (
            <div key={group.heading}>
              <MenuLabel>{group.heading}</MenuLabel>
              <MenuChoices value={picked ?? ANYBODY} onChange={pick} choices={group.choices} />
            </div>
          ))}
      </MenuContent>
    </Menu>
  );
}
