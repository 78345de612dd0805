import { Select } from "../components/ui/select.tsx";
import { operatorChoices, verbOf, withOperator } from "./catalogue.ts";
import { quiet } from "./quiet.ts";
import type { ViewPredicate } from "./view-rule.ts";

interface OperatorControlProps {
  readonly predicate: ViewPredicate;
  readonly onChange: (predicate: ViewPredicate) => void;
}

export function OperatorControl({ predicate, onChange }: OperatorControlProps) {
  const verb = verbOf(predicate);
  return (
    <Select
      plain
      label={`Operator: ${verb}`}
      value={predicate.operator}
      onChange={(operator) => onChange(withOperator(predicate, operator))}
      choices={operatorChoices(predicate.field).map(({ name, label }) => ({ value: name, label }))}
      shown={verb}
      triggerProps={{ className: `${quiet} text-muted enabled:hover:text-text` }}
    />
  );
}
