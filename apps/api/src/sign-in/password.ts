import { CrmError } from "@segments/crm";
import { PASSWORD } from "./auth.ts";

/** A password as it was chosen. Throws INVALID where it is too short, too long, or easily guessed from who they are. */
export function readPassword(password: string, known: readonly string[]): string {
  const length = [...password].length;
  if (length < PASSWORD.min)
    throw new CrmError(
      "INVALID",
      `A password needs at least ${PASSWORD.min} characters; a few words will do.`,
    );
  if (password.length > PASSWORD.max)
    throw new CrmError("INVALID", `A password can have at most ${PASSWORD.max} characters.`);
  const plain = password.toLowerCase();
  const guessed = known.some((word) => {
    const given = word.trim().toLowerCase();
    return given.length > 2 && (plain === given || plain === given.repeat(2));
  });
  if (guessed || new Set(plain).size < 5)
    throw new CrmError("INVALID", "This password is easily guessed: take another one.");
  return password;
}
