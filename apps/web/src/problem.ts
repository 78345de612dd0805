import type { RuleIssue } from "@segments/rules";
import { TRPCClientError } from "@trpc/client";
import type { SegmentDetail } from "./trpc.ts";

/** Something that refers to a segment, tag, …, at the end of a way of segments where it does not name it itself. */
export type Use = SegmentDetail["users"][number];

export interface Problem {
  readonly message: string;
  /** The domain's own code, such as CONFLICT or IN_USE; OFFLINE where no answer came. */
  readonly reason: string;
  readonly issues: readonly RuleIssue[];
  readonly usedBy: readonly Use[];
}

/** What went wrong, in words for the person at the screen. */
export function problemOf(error: unknown): Problem {
  if (error instanceof TRPCClientError && error.data) {
    const { reason = "UNKNOWN", issues = [], usedBy = [] } = error.data as Partial<Problem>;
    return { message: error.message, reason, issues, usedBy };
  }
  return {
    message: "The server can’t be reached. Check the connection, then try again.",
    reason: "OFFLINE",
    issues: [],
    usedBy: [],
  };
}
