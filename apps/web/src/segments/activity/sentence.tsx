import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import type { Words } from "./words.ts";

/** Words with the segments in them as links. */
export function Sentence({ words }: { readonly words: Words }) {
  return words.map((piece, index) => {
    const key = `${index}`;
    if (typeof piece === "string") return <Fragment key={key}>{piece}</Fragment>;
    return (
      <Link
        key={key}
        to="/crm/segments/$id/activity"
        params={{ id: piece.segmentId }}
        className="rounded underline decoration-line-strong underline-offset-2"
      >
        “<bdi>{piece.name}</bdi>”
      </Link>
    );
  });
}
