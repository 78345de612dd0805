import { Button } from "../components/ui/button.tsx";
import { CheckField } from "../components/ui/check-field.tsx";
import { allColumns, exportColumns } from "./export-columns.ts";
import type { useExportChoice } from "./use-export-choice.ts";

interface ColumnChoiceProps {
  readonly choice: ReturnType<typeof useExportChoice>;
}

export function ColumnChoice({ choice: { columns, setColumns, toggle } }: ColumnChoiceProps) {
  const isAll = columns.length === allColumns.length;
  return (
    <fieldset aria-label="Columns">
      <div className="flex items-center justify-between border-b pb-1">
        <span className="text-sm font-medium">
          Columns <span className="numeric font-normal text-muted">{columns.length}</span>
        </span>
        <Button
          size="sm"
          variant="ghost"
          className="-mr-2"
          onClick={() => setColumns(isAll ? [] : allColumns)}
        >
          {isAll ? "Choose none" : "Choose all"}
        </Button>
      </div>
      <div className="grid grid-cols-1 gap-x-4 pt-1 min-[360px]:grid-cols-2">
        {exportColumns.map(({ id, label }) => (
          <CheckField
            key={id}
            checked={columns.includes(id)}
            onChange={(chosen) => toggle(id, chosen)}
            label={label}
          />
        ))}
      </div>
    </fieldset>
  );
}
