import type { ReactNode, Ref } from "react";
import { DescriptionField, NameField } from "../segments/fields.tsx";
import { AudienceFields } from "./audience-fields.tsx";
import { AudiencePanel } from "./audience-panel.tsx";
import { AudienceProblems, Overlaps } from "./audience-troubles.tsx";
import { ReadOnlyTexts } from "./read-only-texts.tsx";
import type { Audience } from "./use-audience.ts";
import type { Draft, PickedSegment } from "./use-draft.ts";

interface CampaignFormProps {
  readonly draft: Draft;
  readonly audience: Audience;
  readonly nameProblem?: string | undefined;
  readonly descriptionProblem?: string | undefined;
  readonly nameInput?: Ref<HTMLInputElement>;
  readonly autoFocus?: boolean;
  readonly readOnly?: boolean;
  /** Stands above all. */
  readonly children?: ReactNode;
}

/** The builder: what a campaign is called and whom it is for, beside whom that is now. */
export function CampaignForm(props: CampaignFormProps) {
  const { draft, audience, nameProblem, descriptionProblem, nameInput, children } = props;
  const { autoFocus = false, readOnly = false } = props;
  const { values, set } = draft;
  const { preview } = audience;

  function takeOut(segmentId: number) {
    const isOther = ({ id }: { readonly id: number }) => id !== segmentId;
    set({ includes: values.includes.filter(isOther), excludes: values.excludes.filter(isOther) });
  }

  function exclude(segment: PickedSegment) {
    set({
      includes: values.includes.filter(({ id }) => id !== segment.id),
      excludes: [...values.excludes, segment],
    });
  }

  const overlaps = preview?.result?.overlaps ?? [];
  const excluded = new Set(values.excludes.map(({ id }) => id));
  return (
    <div className="grid max-w-6xl gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_360px]">
      <div className="flex min-w-0 flex-col gap-6">
        <div className="flex flex-col gap-2 empty:hidden">
          {children}
          {preview && (
            <AudienceProblems problems={preview.problems} onTakeOut={readOnly ? undefined : takeOut} />
          )}
        </div>
        {readOnly ? (
          <ReadOnlyTexts {...values} />
        ) : (
          <>
            <NameField
              autoFocus={autoFocus}
              {...(nameInput && { inputRef: nameInput })}
              value={values.name}
              onChange={(name) => set({ name })}
              error={nameProblem}
              placeholder="Spring launch"
            />
            <DescriptionField
              value={values.description}
              onChange={(description) => set({ description })}
              error={descriptionProblem}
            />
          </>
        )}
        <AudienceFields values={values} onChange={set} preview={preview} readOnly={readOnly} />
        <div className="flex flex-col gap-2 empty:hidden">
          <Overlaps
            overlaps={overlaps.filter(({ segmentId }) => segmentId === null || !excluded.has(segmentId))}
            onExclude={readOnly ? undefined : exclude}
          />
        </div>
      </div>
      <aside className="min-w-0 max-lg:border-t max-lg:pt-6">
        <AudiencePanel audience={audience} />
      </aside>
    </div>
  );
}
