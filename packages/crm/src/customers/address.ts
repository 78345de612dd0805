import { fold } from "@segments/rules";
import { CrmError } from "../errors.ts";

export type Channel = "email" | "phone";

/** The most characters (UTF-16 units) that an address can have. */
const LONGEST = 320;

/** What every address of a channel looks like at the least. */
const forms: Record<Channel, { readonly form: RegExp; readonly noun: string }> = {
  email: { form: /^[^\s@]+@[^\s@]+$/u, noun: "email address" },
  phone: { form: /\d/, noun: "phone number" },
};

/** Reads an address as somebody typed it. Throws INVALID. */
export function readAddress(
  channel: Channel,
  input: string,
): { readonly address: string; readonly folded: string } {
  const address = input.trim();
  if (address === "" || address.length > LONGEST || /[\0\p{Surrogate}]/u.test(address)) {
    throw new CrmError("INVALID", `An address has 1 to ${LONGEST} characters.`);
  }
  const { form, noun } = forms[channel];
  if (!form.test(address)) throw new CrmError("INVALID", `“${address.slice(0, 60)}” is no ${noun}.`);
  return { address, folded: fold(address) };
}
