import { useStored } from "../shell/use-stored.ts";
import { allColumns, areColumns, type ExportColumn } from "./export-columns.ts";

/** What goes into an export, as it was chosen last in this browser. */
export function useExportChoice() {
  const [columns, setColumns] = useStored("export-columns", allColumns, areColumns);
  const [bom, setBom] = useStored("export-for-excel", false, isFlag);
  return {
    columns,
    setColumns,
    toggle: (column: ExportColumn, chosen: boolean) =>
      setColumns(allColumns.filter((one) => (one === column ? chosen : columns.includes(one)))),
    bom,
    setBom,
  };
}

function isFlag(value: unknown): value is boolean {
  return typeof value === "boolean";
}
