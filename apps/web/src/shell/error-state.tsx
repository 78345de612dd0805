import { CloudAlert } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { problemOf } from "../problem.ts";

interface ErrorStateProps {
  /** What did not work: "The segments could not be loaded". */
  readonly title: string;
  readonly error: unknown;
  readonly onRetry?: () => void;
}

export function ErrorState({ title, error, onRetry }: ErrorStateProps) {
  return (
    <EmptyState
      alert
      icon={CloudAlert}
      title={title}
      action={onRetry && <Button onClick={onRetry}>Try again</Button>}
    >
      {problemOf(error).message} Nothing was changed.
    </EmptyState>
  );
}
