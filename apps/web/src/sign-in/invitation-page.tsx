import { useQuery } from "@tanstack/react-query";
import { Button } from "../components/ui/button.tsx";
import { Skeleton } from "../components/ui/skeleton.tsx";
import { problemOf } from "../problem.ts";
import { continued, sentenceOf } from "../sentence.ts";
import { roleWords } from "../shell/roles.ts";
import { trpc } from "../trpc.ts";
import { AcceptAs } from "./accept-as.tsx";
import { FrontPage } from "./front-page.tsx";
import { NewcomerForm } from "./newcomer-form.tsx";
import { OtherAccount } from "./other-account.tsx";
import { SignInFirst } from "./sign-in-first.tsx";

/** The page of an invitation's link: to what, as what, and the way in for who opened it. */
export function InvitationPage({ secret = "" }: { readonly secret: string | undefined }) {
  const invitation = useQuery(trpc.invitations.find.queryOptions({ secret }));

  // Once it is accepted the link is worthless, and this page on its way out.
  if (invitation.isError && !invitation.data) {
    const { message, reason } = problemOf(invitation.error);
    return (
      <FrontPage
        title={reason === "NOT_FOUND" ? "This link doesn’t open" : "The invitation could not be looked up"}
      >
        <p role="alert" className="mt-2 text-muted">
          {message}
        </p>
        {reason !== "NOT_FOUND" && (
          <Button className="mt-4" onClick={() => void invitation.refetch()}>
            Try again
          </Button>
        )}
      </FrontPage>
    );
  }
  if (!invitation.data) {
    return (
      <FrontPage title="Invitation">
        <Skeleton className="mt-5 h-24 w-full" />
      </FrontPage>
    );
  }
  const { organization, email, role, hasAccount, signedInAs } = invitation.data;
  const { one, means } = roleWords(role);
  const what = sentenceOf(`${one} ${continued(means)}`);

  function wayIn() {
    if (signedInAs === email) return <AcceptAs secret={secret} email={email} />;
    if (signedInAs) return <OtherAccount signedIn={signedInAs} invited={email} />;
    if (hasAccount) return <SignInFirst email={email} />;
    return <NewcomerForm secret={secret} email={email} />;
  }

  return (
    <FrontPage
      title={`Join ${organization}`}
      subtitle={
        <>
          <strong className="font-medium text-text">{email}</strong> is invited as {one}. {what}
        </>
      }
    >
      <div className="mt-5">{wayIn()}</div>
    </FrontPage>
  );
}
