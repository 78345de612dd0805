import { useEffect, useId, useRef } from "react";
import { Checkbox } from "../../components/ui/checkbox.tsx";
import { Segmented } from "../../components/ui/segmented.tsx";
import { TextField } from "../../components/ui/text-field.tsx";
import { SegmentsPicker } from "./segments-picker.tsx";
import type { useEndpointForm } from "./use-endpoint-form.ts";
import { eventChoices } from "./webhook-words.ts";

interface EndpointFormProps {
  readonly id: string;
  readonly form: ReturnType<typeof useEndpointForm>;
  /** What the server refused it for. */
  readonly problem: string | undefined;
  readonly onSubmit: () => void;
}

export function EndpointForm({ id, form: { draft, set }, problem, onSubmit }: EndpointFormProps) {
  const element = useRef<HTMLFormElement>(null);
  // The field may have been scrolled away.
  useEffect(() => {
    if (problem) element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [problem]);
  return (
    <form
      ref={element}
      id={id}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      className="flex flex-col gap-4 py-2"
    >
      <TextField
        label="URL"
        type="url"
        inputMode="url"
        autoFocus
        required
        spellCheck={false}
        autoComplete="off"
        maxLength={2000}
        placeholder="https://hooks.example.com/segments"
        value={draft.url}
        onChange={(url) => set({ url })}
        error={problem}
        hint="Messages are posted there as JSON. Any port; not in a private network."
      />
      <TextField
        label="Description (optional)"
        dir="auto"
        autoComplete="off"
        maxLength={200}
        placeholder="Tells the shop who gets the offer"
        value={draft.description}
        onChange={(description) => set({ description })}
      />
      <Events events={draft.events} onChange={(events) => set({ events })} />
      <fieldset>
        <legend className="mb-1 text-sm font-medium">Segments</legend>
        <Segmented
          label="Segments"
          value={draft.all ? "all" : "some"}
          onChange={(next) => set({ all: next === "all" })}
          choices={[
            { value: "all", label: "All segments" },
            { value: "some", label: "Only some" },
          ]}
          className="[&>button]:flex-1"
        />
        {draft.all ? (
          <p className="mt-1 text-xs text-muted">Also those that are yet to be made.</p>
        ) : (
          <SegmentsPicker segments={draft.segments} onChange={(segments) => set({ segments })} />
        )}
      </fieldset>
    </form>
  );
}

type Event = (typeof eventChoices)[number]["value"];

interface EventsProps {
  readonly events: readonly Event[];
  readonly onChange: (events: Event[]) => void;
}

function Events({ events, onChange }: EventsProps) {
  const id = useId();
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">Events</legend>
      <div className="flex flex-col gap-1.5">
        {eventChoices.map(({ value, label, means }) => (
          <label key={value} htmlFor={`${id}-${value}`} className="flex items-start gap-2.5">
            <Checkbox
              id={`${id}-${value}`}
              className="mt-0.5"
              checked={events.includes(value)}
              onCheckedChange={(checked) =>
                onChange(
                  eventChoices
                    .map((choice) => choice.value)
                    .filter((event) => (event === value ? checked === true : events.includes(event))),
                )
              }
            />
            <span className="min-w-0">
              <code className="font-mono text-xs">{label}</code>
              <span className="block text-xs text-muted">{means}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
