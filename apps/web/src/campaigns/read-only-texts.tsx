import type { DraftValues } from "./use-draft.ts";

/** What a campaign is called and why it exists, in full, where that can only be looked at. */
export function ReadOnlyTexts({ name, description }: Pick<DraftValues, "name" | "description">) {
  return (
    <dl className="flex flex-col gap-6 text-sm [&_dd]:wrap-anywhere [&_dt]:mb-1 [&_dt]:font-medium">
      <div>
        <dt>Name</dt>
        <dd dir="auto">{name}</dd>
      </div>
      {description !== "" && (
        <div>
          <dt>Description</dt>
          <dd dir="auto" className="whitespace-pre-wrap">
            {description}
          </dd>
        </div>
      )}
    </dl>
  );
}
