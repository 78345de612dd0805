import type { ProcedurePath } from "../trpc.ts";
import { useSession } from "./use-session.ts";

/** Whether one may call a procedure and, where not, the sentence that says why. */
export function useMay(path: ProcedurePath): { readonly may: boolean; readonly why: string | undefined } {
  const session = useSession();
  // Until it is known nothing is held back: the server refuses what may not be.
  if (!session || session.may.includes(path)) return { may: true, why: undefined };
  return { may: false, why: `Takes the role ${session.needs[path]}; yours is ${session.role}.` };
}
