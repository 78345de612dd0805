interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  /** Null while it is not known. */
  readonly total: number | null;
}

export function ProgressBar({ label, done, total }: ProgressBarProps) {
  const share = total === null ? undefined : total === 0 ? 1 : Math.min(1, done / total);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={share === undefined ? undefined : Math.floor(share * 100)}
      className="h-1 overflow-hidden rounded-full bg-pressed"
    >
      <div
        className={`h-full rounded-full bg-accent transition-[width] duration-150 ${share === undefined ? "animate-shimmer" : ""}`}
        style={{ width: `${(share ?? 1) * 100}%` }}
      />
    </div>
  );
}
