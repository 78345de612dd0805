import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "../components/ui/button.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { problemOf } from "../problem.ts";
import { trpc } from "../trpc.ts";
import { FrontPage } from "./front-page.tsx";
import { SetupForm } from "./setup-form.tsx";

/** The page of the link that a new installation's server prints. */
export function SetupPage({ secret = "" }: { readonly secret: string | undefined }) {
  const link = useQuery(trpc.setup.find.queryOptions({ secret }, { staleTime: Number.POSITIVE_INFINITY }));
  if (link.isError) {
    const { message, reason } = problemOf(link.error);
    return (
      <FrontPage
        title={reason === "NOT_FOUND" ? "This link doesn’t open" : "The link could not be looked up"}
      >
        <p role="alert" className="mt-2 text-muted">
          {message}
        </p>
        <div className="mt-4 flex gap-2">
          {reason !== "NOT_FOUND" && <Button onClick={() => void link.refetch()}>Try again</Button>}
          <Button asChild>
            <Link to="/sign-in">Go to sign-in</Link>
          </Button>
        </div>
      </FrontPage>
    );
  }
  return (
    <FrontPage
      title="Set up Segments"
      subtitle="The first organization, and you as its admin. Others are invited from the settings."
    >
      {link.data ? <SetupForm secret={secret} /> : <Skeleton className="mt-5 h-40 w-full" />}
    </FrontPage>
  );
}
