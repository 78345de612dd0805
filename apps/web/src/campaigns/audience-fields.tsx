import { CheckField } from "../components/ui/check-field.tsx";
import { countOf } from "../format.ts";
import type { CampaignPreview } from "../trpc.ts";
import { Chip, SegmentsField } from "./segments-field.tsx";
import { SuggestedExclusions } from "./suggested-exclusions.tsx";
import type { DraftValues } from "./use-draft.ts";

interface AudienceFieldsProps {
  readonly values: DraftValues;
  readonly onChange: (change: Partial<DraftValues>) => void;
  readonly preview: CampaignPreview | undefined;
  readonly readOnly: boolean;
}

/** Who is included, less who is excluded. */
export function AudienceFields({ values, onChange, preview, readOnly }: AudienceFieldsProps) {
  const { includes, excludes, onlyReachable, picked } = values;
  const troubled = new Set(
    preview?.problems.flatMap(({ side, segmentId }) => (side && segmentId !== null ? [segmentId] : [])),
  );
  const isTroubled = (id: number) => troubled.has(id);
  return (
    <>
      <SegmentsField
        label="Included"
        hint="Everybody who is in at least one of these, once."
        verb="Include a segment"
        segments={includes}
        elsewhere={excludes}
        isTroubled={isTroubled}
        readOnly={readOnly}
        onChange={(next) => onChange({ includes: next })}
        chips={
          picked > 0 && (
            <Chip
              name={`${countOf(picked, "customer")} picked by hand`}
              onRemove={readOnly ? undefined : () => onChange({ picked: 0 })}
            />
          )
        }
      />
      <ExclusionFields values={values} onChange={onChange} isTroubled={isTroubled} readOnly={readOnly} />
      {readOnly ? (
        <p className="text-sm">
          {onlyReachable ? "Only customers who can be reached" : "Also customers who can’t be reached"}
        </p>
      ) : (
        <CheckField
          checked={onlyReachable}
          onChange={(next) => onChange({ onlyReachable: next })}
          label="Only customers who can be reached"
          hint="Leaves out who has no contact, or only suppressed ones."
        />
      )}
    </>
  );
}

interface ExclusionFieldsProps extends Omit<AudienceFieldsProps, "preview" | "readOnly"> {
  readonly readOnly?: boolean;
  readonly isTroubled: (id: number) => boolean;
}

export function ExclusionFields({ values, onChange, isTroubled, readOnly = false }: ExclusionFieldsProps) {
  const { includes, excludes } = values;
  return (
    <div>
      <SegmentsField
        label="Excluded"
        hint="Nobody who is in one of these, whatever else includes them."
        verb="Exclude a segment"
        segments={excludes}
        elsewhere={includes}
        isTroubled={isTroubled}
        readOnly={readOnly}
        onChange={(next) => onChange({ excludes: next })}
      />
      {!readOnly && (
        <SuggestedExclusions
          taken={[...includes, ...excludes]}
          onPick={(segment) => onChange({ excludes: [...excludes, segment] })}
        />
      )}
    </div>
  );
}
