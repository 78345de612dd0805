import { sentenceOf } from "../sentence.ts";

type SignInPath = "sign-in/email" | "sign-in/demo" | "sign-out" | "change-password";

/** The sign-in library's refusals as this app says them. */
const sentences: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: "This email and this password don’t belong together.",
  INVALID_EMAIL: "This is no email address.",
  INVALID_PASSWORD: "The current password is not right.",
  CREDENTIAL_ACCOUNT_NOT_FOUND: "You came in without a password, so there is none to change.",
};

/** Asks the sign-in library, which speaks plain HTTP. Throws an Error whose message is for the person at the screen. */
export async function post(path: SignInPath, body: object = {}): Promise<void> {
  const response = await fetch(`/api/auth/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error("The server can’t be reached. Check the connection, then try again.");
  });
  if (response.ok) return;
  const answer: unknown = await response.json().catch(() => undefined);
  const { message, code } = (answer ?? {}) as { message?: string; code?: string };
  throw new Error(
    sentences[code ?? ""] ?? sentenceOf(message || "Something went wrong on the server. Try again"),
  );
}
