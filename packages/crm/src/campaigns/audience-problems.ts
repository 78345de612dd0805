import { CrmError, type CrmErrorCode } from "../errors.ts";
import type { NamedSegment, SegmentTrouble } from "./named-segments.ts";

/** Something that keeps a campaign from starting, and where it can be mended. */
export interface AudienceProblem {
  /**
   * nothingIncluded; nameTaken: a dynamic segment has the name of the campaign's own. The others are of a segment that is
   * included or excluded.
   */
  readonly kind: SegmentTrouble | "nothingIncluded" | "nameTaken";
  readonly side: "include" | "exclude" | null;
  readonly segmentId: number | null;
  readonly message: string;
}

interface Named {
  readonly includes: readonly NamedSegment[];
  readonly excludes: readonly NamedSegment[];
  /** Whether customers were picked by hand. */
  readonly hasPicked: boolean;
  readonly ownSegment: { readonly id: number; readonly name: string; readonly type: string } | undefined;
}

/** Everything that keeps an audience of these from being enrolled; those of segments first. */
export function audienceProblems({ includes, excludes, hasPicked, ownSegment }: Named): AudienceProblem[] {
  const problems = [
    ...includes.flatMap((segment) => problemOf(segment, "include")),
    ...excludes.flatMap((segment) => problemOf(segment, "exclude")),
  ];
  if (includes.length === 0 && !hasPicked) {
    problems.push({
      kind: "nothingIncluded",
      side: "include",
      segmentId: null,
      message: "Choose at least one segment to include.",
    });
  }
  if (ownSegment?.type === "dynamic") {
    problems.push({
      kind: "nameTaken",
      side: null,
      segmentId: ownSegment.id,
      message: `“${ownSegment.name}” is a dynamic segment, and those who are enrolled can’t be put into it: give the campaign, or that segment, another name.`,
    });
  }
  return problems;
}

function problemOf(
  { id, name, trouble, reason }: NamedSegment,
  side: "include" | "exclude",
): AudienceProblem[] {
  if (trouble === null) return [];
  const which = `The ${side}d segment “${name}”`;
  const message = {
    broken: `${which} can’t be evaluated: ${reason}. Repair its rule, or take it out of the audience.`,
    archived: `${which} is archived. Restore it, or take it out of the audience.`,
    deleted: `${which} no longer exists. Take it out of the audience.`,
  }[trouble];
  return [{ kind: trouble, side, segmentId: id, message }];
}

/** Whether who is in the audience can't be known. */
export function isUnknowable(problems: readonly AudienceProblem[]): boolean {
  return problems.some(({ kind }) => kind === "broken" || kind === "archived" || kind === "deleted");
}

const codes: Readonly<Record<AudienceProblem["kind"], CrmErrorCode>> = {
  broken: "BROKEN",
  archived: "BROKEN",
  deleted: "BROKEN",
  nothingIncluded: "INVALID",
  nameTaken: "CONFLICT",
};

/** Throws BROKEN, INVALID or CONFLICT where there is a problem. */
export function refuseProblems(problems: readonly AudienceProblem[]): void {
  const [first, ...others] = problems;
  if (!first) return;
  const more = others.length > 0 ? ` (and ${others.length} more)` : "";
  throw new CrmError(codes[first.kind], `Nobody was enrolled. ${first.message}${more}`);
}
