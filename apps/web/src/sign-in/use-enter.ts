import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { problemOf } from "../problem.ts";
import { startAnew } from "../shell/identity.ts";
import { meOptions } from "../shell/use-session.ts";
import { post } from "./post.ts";
import { safePath } from "./safe-path.ts";

/** Signing in, and going on to the page that was asked for; at once for who is signed in already. */
export function useEnter(to: string | undefined) {
  const me = useQuery(meOptions);
  const [state, setState] = useState<{ busy: boolean; problem?: string }>({ busy: false });
  const path = safePath(to, window.location.origin);
  const inside = me.data !== undefined && !me.isError;

  useEffect(() => {
    if (inside && !state.busy) window.location.replace(path);
  }, [inside, state.busy, path]);

  async function enter(by: "sign-in/email" | "sign-in/demo", body?: object) {
    if (state.busy) return;
    setState({ busy: true });
    try {
      await post(by, body);
      const { error } = await me.refetch();
      if (error) throw new Error(reasonOf(error));
      startAnew(path);
    } catch (error) {
      setState({ busy: false, problem: (error as Error).message });
    }
  }

  return { ...state, ready: me.isError, enter };
}

function reasonOf(error: unknown): string {
  const { reason, message } = problemOf(error);
  return reason === "SIGNED_OUT"
    ? "The password is right, but you have no place in any organization now. Ask for an invitation."
    : message;
}
