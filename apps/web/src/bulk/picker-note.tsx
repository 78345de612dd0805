import type { ReactNode } from "react";
import { problemOf } from "../problem.ts";

interface PickerState {
  readonly noun: string;
  readonly search: string;
  readonly shown: number;
  readonly more: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
}

/** What is to be said below the options of a picker, if anything. */
export function pickerNote({ noun, search, shown, more, isPending, error }: PickerState): ReactNode {
  if (error) {
    return (
      <span role="alert" className="text-danger">
        {problemOf(error).message}
      </span>
    );
  }
  if (isPending) return "Looking…";
  if (shown === 0) return search ? `No ${noun} matches “${search}”.` : `There is no ${noun} yet.`;
  return more ? "There are more: type to find them." : undefined;
}
