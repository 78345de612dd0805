import { CrmError, type CrmErrorCode, type Use } from "@segments/crm";
import type { RuleIssue } from "@segments/rules";
import { TRPCError } from "@trpc/server";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import { z } from "zod";

/** What a failed call says of itself beside its message. */
export interface ProblemData {
  /** The operations' own code, or UNKNOWN, TIMEOUT, UNAVAILABLE, SIGNED_OUT, FORBIDDEN, RATE_LIMITED. */
  readonly reason:
    | CrmErrorCode
    | "UNKNOWN"
    | "TIMEOUT"
    | "UNAVAILABLE"
    | "SIGNED_OUT"
    | "FORBIDDEN"
    | "RATE_LIMITED";
  /** What is wrong with the rule, and where. */
  readonly issues: readonly RuleIssue[];
  /** What refers to the thing that was to go. */
  readonly usedBy: readonly Use[];
  /** Finds the request in the server's log. */
  readonly requestId: string | undefined;
}

/** The one place where the operations' codes become tRPC's. */
const codes: Record<CrmErrorCode, TRPCError["code"]> = {
  NOT_FOUND: "NOT_FOUND",
  INVALID: "BAD_REQUEST",
  BROKEN: "UNPROCESSABLE_CONTENT",
  CONFLICT: "CONFLICT",
  IN_USE: "PRECONDITION_FAILED",
  WRONG_TYPE: "BAD_REQUEST",
};

/** PostgreSQL's and Node's codes for a database that can't be reached, or is stopping. */
const UNAVAILABLE = /^(08|53300|57P0)|^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT)$/;

/** Whatever an operation threw, as what the caller gets: a sentence to act on, and nothing of our insides. */
export function toTRPCError(error: unknown): TRPCError {
  if (error instanceof CrmError)
    return new TRPCError({ code: codes[error.code], message: error.message, cause: error });
  // tRPC wraps whatever is thrown; what it says itself (an input of another form, say) is already for the caller.
  if (error instanceof TRPCError)
    return error.code === "INTERNAL_SERVER_ERROR" && error.cause ? toTRPCError(error.cause) : error;
  const { name, code, message } = (error ?? {}) as { name?: string; code?: unknown; message?: string };
  const cause = error;
  if (name === "TimeoutError" || code === "57014") {
    return new TRPCError({
      code: "TIMEOUT",
      message: "This took too long and was stopped. Try again in a moment.",
      cause,
    });
  }
  if (name === "AbortError")
    return new TRPCError({ code: "CLIENT_CLOSED_REQUEST", message: "Nobody waited for it.", cause });
  if (
    UNAVAILABLE.test(String(code)) ||
    /Connection terminated|timeout exceeded when trying to connect/.test(message ?? "")
  ) {
    return new TRPCError({
      code: "SERVICE_UNAVAILABLE",
      message: "The database can’t be reached. Try again in a moment.",
      cause,
    });
  }
  return new TRPCError({
    code: "INTERNAL_SERVER_ERROR",
    message: "Something went wrong on the server.",
    cause,
  });
}

export function problemData(error: TRPCError, requestId: string | undefined): ProblemData {
  const { cause, code } = error;
  if (cause instanceof CrmError) {
    return { reason: cause.code, issues: cause.issues, usedBy: cause.usedBy, requestId };
  }
  return { reason: reasons[code] ?? "UNKNOWN", issues: [], usedBy: [], requestId };
}

const reasons: Partial<Record<TRPCError["code"], ProblemData["reason"]>> = {
  BAD_REQUEST: "INVALID",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  PARSE_ERROR: "INVALID",
  PAYLOAD_TOO_LARGE: "INVALID",
  TOO_MANY_REQUESTS: "RATE_LIMITED",
  SERVICE_UNAVAILABLE: "UNAVAILABLE",
  TIMEOUT: "TIMEOUT",
  UNAUTHORIZED: "SIGNED_OUT",
};

/** The sentence for the caller. */
export function problemMessage(error: TRPCError, requestId: string | undefined): string {
  if (error.cause instanceof z.core.$ZodError) {
    const [issue] = error.cause.issues;
    const where = issue?.path.join(".");
    return `The input can’t be taken: ${where ? `${where}: ` : ""}${issue?.message ?? "it has another form"}.`;
  }
  if (error.code === "PARSE_ERROR" || error.cause instanceof SyntaxError)
    return "The request is no JSON that can be read.";
  if (error.code === "INTERNAL_SERVER_ERROR") {
    return `Something went wrong on the server. Try again; if it stays so, tell the administrator the number ${requestId ?? "of the request"}.`;
  }
  return error.message;
}

/** What came before tRPC, a request that is too large or one too many, as its clients read it. */
export function refusalOf(httpStatus: number, message: string) {
  const code =
    httpStatus === 429 ? "TOO_MANY_REQUESTS" : httpStatus >= 500 ? "INTERNAL_SERVER_ERROR" : "BAD_REQUEST";
  const problem = problemData(new TRPCError({ code }), undefined);
  return { error: { message, code: TRPC_ERROR_CODES_BY_KEY[code], data: { code, httpStatus, ...problem } } };
}
