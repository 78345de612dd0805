import { useMutation } from "@tanstack/react-query";
import { Button } from "../components/ui/button.tsx";
import { startAnew } from "../shell/identity.ts";
import { post } from "./post.ts";

interface OtherAccountProps {
  readonly signedIn: string;
  readonly invited: string;
}

/** Somebody else is signed in in this browser. */
export function OtherAccount({ signedIn, invited }: OtherAccountProps) {
  const leave = useMutation({
    mutationFn: () => post("sign-out"),
    onSuccess: () => startAnew(window.location.href),
  });
  return (
    <>
      <p className="mb-3 wrap-anywhere text-muted">
        This browser is signed in as {signedIn}. Sign out to go on as {invited}.
      </p>
      {leave.error && (
        <p role="alert" className="mb-3 text-danger">
          {leave.error.message}
        </p>
      )}
      <Button variant="primary" className="w-full" disabled={leave.isPending} onClick={() => leave.mutate()}>
        Sign out and go on
      </Button>
    </>
  );
}
