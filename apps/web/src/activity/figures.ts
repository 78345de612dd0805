import type { Job } from "../trpc.ts";

export interface Figure {
  readonly label: string;
  /** Null while it is not known. */
  readonly value: number | null;
}

const changedLabels: Partial<Record<Job["action"], string>> = {
  checkImport: "Would change",
  startCampaign: "Enrolled",
};

/** What of a job is worth a large number. */
export function figuresOf({
  kind,
  action,
  undoOf,
  total,
  done,
  changed,
  unchanged,
  skipped,
}: Job): readonly Figure[] {
  if (action === "export") {
    return [
      { label: "Customers", value: total },
      { label: "Written", value: done },
    ];
  }
  const left = undoOf === null ? "No longer in the contact book" : "Changed since, left alone";
  return [
    { label: kind === "bulk" ? "Customers" : "Rows", value: total },
    { label: changedLabels[action] ?? "Changed", value: changed },
    { label: "Already so", value: unchanged },
    { label: kind === "bulk" ? left : "Refused", value: skipped },
  ];
}
