import { useMutation } from "@tanstack/react-query";
import { problemOf } from "../problem.ts";
import { startAnew } from "../shell/identity.ts";
import { trpc } from "../trpc.ts";
import { post } from "./post.ts";

interface Newcomer {
  readonly name: string;
  readonly password: string;
}

/** Takes an invitation up, and goes in to the organization that it is for. */
export function useAccept(secret: string) {
  const join = useMutation(trpc.invitations.accept.mutationOptions());
  const enter = useMutation(trpc.session.switchOrganization.mutationOptions());

  async function accept(newcomer?: Newcomer) {
    if (join.isPending || join.isSuccess) return;
    const { orgId, email } = await join.mutateAsync({ secret, newcomer });
    try {
      if (newcomer) await post("sign-in/email", { email, password: newcomer.password });
      await enter.mutateAsync({ id: orgId });
    } catch {
      // They have joined either way; the app asks for the password where it has to.
    }
    startAnew("/");
  }

  return {
    accept: (newcomer?: Newcomer) => void accept(newcomer).catch(() => {}),
    busy: join.isPending || join.isSuccess,
    problem: join.error ? problemOf(join.error).message : undefined,
  };
}
