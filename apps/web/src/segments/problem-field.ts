import type { Problem } from "../problem.ts";

/** Where in the form a refusal belongs. */
export function fieldOfProblem({ reason, message, issues }: Problem): "name" | "description" | "other" {
  if (issues.length > 0) return "other";
  if (reason === "CONFLICT") return "name";
  if (reason !== "INVALID") return "other";
  if (/\bdescription\b/i.test(message)) return "description";
  return /\bname\b/i.test(message) ? "name" : "other";
}
