import type { Source } from "@segments/rules";
import { Fragment } from "react";
import { type EditorProps, isRecord } from "./editor-props.ts";
import { NumberInput } from "./number-input.tsx";
import { ProductPicker } from "./product-picker.tsx";

interface ScoreEditorProps extends EditorProps {
  readonly source: Source;
  /** The keys of the numbers before the product. */
  readonly numbers: readonly string[];
}

/** "70 for Coffee", "50 and 80 for Coffee", "for Coffee". */
export function ScoreEditor({ label, value, onChange, onLeave, start, source, numbers }: ScoreEditorProps) {
  const score = isRecord(value) ? value : {};
  return (
    <>
      {numbers.map((key, index) => (
        <Fragment key={key}>
          {index > 0 && <span className="px-1 text-muted">and</span>}
          <NumberInput
            label={`${label}: ${key}`}
            value={score[key]}
            onChange={(number) => onChange({ ...score, [key]: number })}
            onLeave={onLeave}
          />
        </Fragment>
      ))}
      <span className="px-1 text-muted">for</span>
      <ProductPicker
        label={label}
        source={source}
        product={score.product}
        onPick={(product) => onChange({ ...score, product })}
        onLeave={onLeave}
        start={start}
      />
    </>
  );
}
