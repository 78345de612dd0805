import { useState } from "react";
import type { CampaignDetail } from "../trpc.ts";

/** A segment as it stands on a chip. */
export interface PickedSegment {
  readonly id: number;
  readonly name: string;
}

/** What of a campaign can be edited. */
export interface DraftValues {
  readonly name: string;
  readonly description: string;
  readonly includes: readonly PickedSegment[];
  readonly excludes: readonly PickedSegment[];
  readonly onlyReachable: boolean;
  /** How many were picked by hand; 0 where they are left out. */
  readonly picked: number;
}

export const emptyDraft: DraftValues = {
  name: "",
  description: "",
  includes: [],
  excludes: [],
  onlyReachable: true,
  picked: 0,
};

export interface Draft {
  readonly values: DraftValues;
  readonly set: (change: Partial<DraftValues>) => void;
  readonly reset: (to: DraftValues) => void;
  readonly dirty: boolean;
}

/** What is being edited, and whether that differs from where it began. */
export function useDraft(initial: DraftValues): Draft {
  const [base, setBase] = useState(initial);
  const [values, setValues] = useState(initial);
  return {
    values,
    set: (change) => setValues((before) => ({ ...before, ...change })),
    reset: (to) => {
      setBase(to);
      setValues(to);
    },
    dirty: JSON.stringify(inputOf(values)) !== JSON.stringify(inputOf(base)),
  };
}

/** As the server takes it. */
export function inputOf({ name, description, includes, excludes, onlyReachable, picked }: DraftValues) {
  return {
    ...{ name, description, onlyReachable },
    includeIds: includes.map(({ id }) => id),
    excludeIds: excludes.map(({ id }) => id),
    withoutPicked: picked === 0,
  };
}

export function valuesOf(campaign: CampaignDetail): DraftValues {
  const { name, description, includes, excludes, onlyReachable, picked } = campaign;
  const short = ({ id, name: label }: PickedSegment) => ({ id, name: label });
  return {
    ...{ name, description, onlyReachable, picked },
    includes: includes.map(short),
    excludes: excludes.map(short),
  };
}
