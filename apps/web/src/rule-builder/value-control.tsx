import { useEffect } from "react";
import { useBuilder } from "./builder-context.ts";
import { editorOf, fieldChoices } from "./catalogue.ts";
import { ChannelEditor } from "./editors/channel-editor.tsx";
import { DateEditor } from "./editors/date-editor.tsx";
import { DateRangeEditor } from "./editors/date-range-editor.tsx";
import type { EditorProps } from "./editors/editor-props.ts";
import { OptionsEditor } from "./editors/options-editor.tsx";
import { ScoreEditor } from "./editors/score-editor.tsx";
import { TextEditor } from "./editors/text-editor.tsx";
import type { ViewPredicate } from "./view-rule.ts";

interface ValueControlProps {
  readonly predicate: ViewPredicate;
  readonly onChange: (predicate: ViewPredicate) => void;
}

/** The editor that the catalogue names for this field and operator. */
export function ValueControl({ predicate, onChange }: ValueControlProps) {
  const { editor: rule, focus, clearFocus } = useBuilder();
  const id = predicate.id ?? "";
  const start = focus?.id === id && focus.part === "value";
  // After the editor, whose effects run first, has taken it.
  useEffect(() => {
    if (start) clearFocus();
  }, [start, clearFocus]);
  const shared: EditorProps = {
    label: fieldChoices.find(({ name }) => name === predicate.field)?.label ?? predicate.field,
    value: predicate.value,
    onChange: (value) => onChange({ ...predicate, value }),
    onLeave: () => rule.touch(id),
    start,
  };
  const editor = editorOf(predicate);
  switch (editor.type) {
    case "none":
      return null;
    case "options":
      return <OptionsEditor {...shared} source={editor.source} />;
    case "date":
      return <DateEditor {...shared} />;
    case "dateRange":
      return <DateRangeEditor {...shared} />;
    case "text":
      return <TextEditor {...shared} />;
    case "channel":
      return <ChannelEditor {...shared} />;
    case "scoreThreshold":
      return <ScoreEditor {...shared} source={editor.source} numbers={["score"]} />;
    case "scoreRange":
      return <ScoreEditor {...shared} source={editor.source} numbers={["from", "to"]} />;
    case "scoreProduct":
      return <ScoreEditor {...shared} source={editor.source} numbers={[]} />;
  }
}
