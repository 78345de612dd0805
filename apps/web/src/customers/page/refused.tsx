/** Says why a change was refused, where it was asked for. */
export function Refused({ problem }: { readonly problem: string | undefined }) {
  return (
    problem !== undefined && (
      <p role="alert" className="pb-1.5 text-xs text-danger wrap-anywhere">
        {problem}
      </p>
    )
  );
}
