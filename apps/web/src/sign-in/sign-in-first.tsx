import { Link, useLocation } from "@tanstack/react-router";
import { Button } from "../components/ui/button.tsx";

/** The address has an account: its password opens the invitation. */
export function SignInFirst({ email }: { readonly email: string }) {
  const here = useLocation({ select: ({ href }) => href });
  return (
    <>
      <p className="mb-3 text-muted">This address has an account already. Sign in, then accept here.</p>
      <Button
        asChild
        variant="primary"
        className="h-auto min-h-9 w-full py-1.5 wrap-anywhere whitespace-normal"
      >
        <Link to="/sign-in" search={{ to: here }}>
          Sign in as {email} first
        </Link>
      </Button>
    </>
  );
}
