import { useTitle } from "../shell/use-title.ts";
import { Browsers } from "./browsers.tsx";
import { ChangePassword } from "./change-password.tsx";
import { Section } from "./section.tsx";

/** One's own settings. */
export function AccountPage() {
  useTitle("Account");
  return (
    <>
      <Section title="Password" subtitle="What you sign in with, in every organization.">
        <ChangePassword />
      </Section>
      <Browsers />
    </>
  );
}
