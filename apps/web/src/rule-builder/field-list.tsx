import type { FieldName } from "@segments/rules";
import { useState } from "react";
import { OptionList } from "../components/ui/option-list.tsx";
import { fieldChoices } from "./catalogue.ts";

interface FieldListProps {
  readonly chosen?: string;
  readonly onPick: (field: FieldName) => void;
}

/** The fields to ask about, each with a line on what it means. */
export function FieldList({ chosen, onPick }: FieldListProps) {
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const found = fieldChoices.filter(
    ({ label, hint }) => label.toLowerCase().includes(wanted) || hint.toLowerCase().includes(wanted),
  );
  return (
    <OptionList
      label="Field"
      placeholder="Find a field"
      search={search}
      onSearch={setSearch}
      options={found.map(({ name, label, hint }) => ({
        key: name,
        label,
        detail: hint,
        chosen: name === chosen,
      }))}
      onPick={(key) => {
        const field = found.find(({ name }) => name === key);
        if (field) onPick(field.name);
      }}
      note={found.length === 0 && `No field is called “${search.trim()}”.`}
    />
  );
}
