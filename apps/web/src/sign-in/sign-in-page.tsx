import { useQuery } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { Banner } from "../components/ui/notice.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { problemOf } from "../problem.ts";
import { trpc } from "../trpc.ts";
import { FrontPage } from "./front-page.tsx";
import { PasswordForm } from "./password-form.tsx";
import { useEnter } from "./use-enter.ts";

interface SignInPageProps {
  /** The page that was asked for. */
  readonly to: string | undefined;
}

export function SignInPage({ to }: SignInPageProps) {
  const ways = useQuery(trpc.session.ways.queryOptions());
  const { ready, busy, problem, enter } = useEnter(to);

  if (ways.isError) {
    return (
      <FrontPage title="Sign in">
        <p role="alert" className="mt-2 text-danger">
          {problemOf(ways.error).message}
        </p>
        <Button className="mt-4" onClick={() => void ways.refetch()}>
          Try again
        </Button>
      </FrontPage>
    );
  }
  if (!ways.data || !ready) {
    return (
      <FrontPage title="Sign in">
        <Skeleton className="mt-5 h-8 w-full" />
        <Skeleton className="mt-3 h-8 w-full" />
      </FrontPage>
    );
  }
  const { demo, password } = ways.data;
  if (!demo && !password) {
    return (
      <FrontPage title="Nobody can sign in yet">
        <p className="mt-2 text-muted">
          This installation has to be set up first: open the link that the server prints when it starts.
        </p>
      </FrontPage>
    );
  }
  return (
    <FrontPage title="Sign in">
      <div className="mt-5 flex flex-col gap-4">
        {problem && (
          <Banner tone="danger" icon={TriangleAlert}>
            {problem}
          </Banner>
        )}
        {demo && (
          <div>
            <Button
              variant="primary"
              className="h-9 w-full"
              disabled={busy}
              onClick={() => void enter("sign-in/demo")}
            >
              Continue as demo user
            </Button>
            <p className="mt-2 text-xs text-muted">
              No password: this is a demo with made-up customers, which this computer alone can reach.
            </p>
          </div>
        )}
        {demo && (
          <div className="flex items-center gap-3 text-xs text-muted before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            or
          </div>
        )}
        <PasswordForm busy={busy} primary={!demo} onSubmit={(given) => void enter("sign-in/email", given)} />
      </div>
    </FrontPage>
  );
}
