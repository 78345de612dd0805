import { Select } from "../components/ui/select.tsx";
import type { ImportInspection } from "../trpc.ts";

type Target = ImportInspection["columns"][number]["target"];

interface ColumnTableProps {
  readonly inspection: ImportInspection;
  readonly targets: readonly Target[];
  readonly onTarget: (index: number, target: Target) => void;
}

const NOT_IMPORTED = "none";

/** The columns of the file: what is in them, and what each is imported as. */
export function ColumnTable({
  inspection: { columns, targets: possible },
  targets,
  onTarget,
}: ColumnTableProps) {
  const choices = [
    { value: NOT_IMPORTED, label: "Not imported" },
    ...possible.map(({ target, label }) => ({ value: target as string, label })),
  ];
  return (
    <table aria-label="Columns" className="w-full table-fixed border-separate border-spacing-0 text-sm">
      <thead>
        <tr className="text-left text-xs font-medium text-muted [&_th]:border-b [&_th]:pb-2 [&_th]:font-medium">
          <th scope="col" className="w-1/3">
            Column
          </th>
          <th scope="col" className="max-md:hidden">
            Samples
          </th>
          <th scope="col" className="w-48 max-md:w-40">
            Imported as
          </th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ name, samples }, index) => (
          <tr key={`${index} ${name}`} className="[&_td]:border-b [&_td]:py-1.5 [&_td]:pr-3 last:[&_td]:pr-0">
            <td>
              <div className="truncate font-medium" title={name}>
                <bdi>{name}</bdi>
              </div>
              <div className="truncate text-xs text-muted md:hidden">{samples.join(" · ")}</div>
            </td>
            <td className="max-md:hidden">
              <div className="truncate text-muted" title={samples.join("\n")}>
                {samples.length > 0 ? samples.join(" · ") : "empty"}
              </div>
            </td>
            <td>
              <Select
                label={`“${name.slice(0, 60)}” is imported as`}
                value={targets[index] ?? NOT_IMPORTED}
                onChange={(value) => onTarget(index, value === NOT_IMPORTED ? null : (value as Target))}
                choices={choices}
                triggerProps={{ className: targets[index] ? "w-full" : "w-full text-muted" }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
