import { Link } from "@tanstack/react-router";
import { TriangleAlert } from "lucide-react";
import { countOf } from "../../format.ts";
import { sentenceOf } from "../../sentence.ts";
import type { CustomerSegments } from "../../trpc.ts";

/** The segments of which nobody can tell who is in them. */
export function BrokenSegments({ broken }: { readonly broken: CustomerSegments["broken"] }) {
  if (broken.length === 0) return null;
  return (
    <div className="mt-3">
      <h3 className="text-xs font-medium text-danger">
        {countOf(broken.length, "segment")} can’t be evaluated
      </h3>
      <ul aria-label="Broken segments">
        {broken.map(({ id, name, issues }) => (
          <li key={id} className="flex gap-2.5 py-1.5">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
            <div className="min-w-0">
              <Link
                to="/crm/segments/$id/rules"
                params={{ id }}
                dir="auto"
                className="block truncate rounded font-medium hover:underline"
              >
                {name}
              </Link>
              <p className="text-xs text-muted wrap-anywhere">
                {issues.map(({ message }) => sentenceOf(message)).join(" ")}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
