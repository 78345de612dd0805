import { Columns3 } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { Menu, MenuCheckItem, MenuContent, MenuLabel, MenuTrigger } from "../components/ui/menu.tsx";
import { useStored } from "../shell/use-stored.ts";
import { type CustomerColumn, customerColumns, defaultHidden } from "./customer-columns.tsx";

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

/** The columns to show, as chosen in this browser: those that all tables of customers have, and one of the table's own beside the name. */
export function useCustomerColumns(own?: CustomerColumn) {
  const [hidden, setHidden] = useStored<readonly string[]>("customer-columns-hidden", defaultHidden, isNames);
  const [name, ...others] = customerColumns;
  const all = name && own ? [name, own, ...others] : customerColumns;
  return {
    columns: all.filter(({ id }) => !hidden.includes(id)),
    /** The name can't be hidden. */
    choosable: all.filter(({ id }) => id !== "name"),
    isShown: (id: string) => !hidden.includes(id),
    show: (id: string, shown: boolean) =>
      setHidden(shown ? hidden.filter((one) => one !== id) : [...hidden, id]),
  };
}

export function ColumnsMenu({ choice }: { readonly choice: ReturnType<typeof useCustomerColumns> }) {
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="ghost" className="max-md:hidden">
          <Columns3 aria-hidden />
          Columns
        </Button>
      </MenuTrigger>
      <MenuContent>
        <MenuLabel>Columns to show</MenuLabel>
        {choice.choosable.map(({ id, label }) => (
          <MenuCheckItem key={id} checked={choice.isShown(id)} onChange={(shown) => choice.show(id, shown)}>
            {label}
          </MenuCheckItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
