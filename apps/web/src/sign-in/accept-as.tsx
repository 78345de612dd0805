import { Button } from "../components/ui/button.tsx";
import { useAccept } from "./use-accept.ts";

interface AcceptAsProps {
  readonly secret: string;
  readonly email: string;
}

export function AcceptAs({ secret, email }: AcceptAsProps) {
  const { accept, busy, problem } = useAccept(secret);
  return (
    <>
      {problem && (
        <p role="alert" className="mb-3 text-danger">
          {problem}
        </p>
      )}
      <Button
        variant="primary"
        className="h-auto min-h-9 w-full py-1.5 wrap-anywhere whitespace-normal"
        disabled={busy}
        onClick={() => accept()}
      >
        {busy ? "Joining…" : `Accept as ${email}`}
      </Button>
    </>
  );
}
