import { CrmError } from "../errors.ts";

const LONGEST_NAME = 200;
const LONGEST_EMAIL = 254;

/** An address in lower case. Throws INVALID. */
export function readEmail(given: string): string {
  const email = given.trim().toLowerCase();
  // Whether there is a mailbox only a letter can tell; this keeps out what can be none.
  if (email.length > LONGEST_EMAIL || !/^[^\s@\p{C}]+@[^\s@\p{C}]+\.[^\s@\p{C}]+$/u.test(email)) {
    throw new CrmError("INVALID", "This is no email address.");
  }
  return email;
}

/** A person's or an organization's name, tidied. Throws INVALID. */
export function readName(given: string, whose: string): string {
  const name = given.trim().replace(/\s+/gu, " ");
  if (name === "" || /[\p{Cc}\p{Cs}]/u.test(name)) throw new CrmError("INVALID", `${whose} needs a name.`);
  if ([...name].length > LONGEST_NAME)
    throw new CrmError("INVALID", `The name can have at most ${LONGEST_NAME} characters.`);
  return name;
}
