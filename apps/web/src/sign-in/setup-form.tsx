import { useMutation } from "@tanstack/react-query";
import { TriangleAlert } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Banner } from "../components/ui/notice.tsx";
import { PasswordField, tooShort } from "../components/ui/password-field.tsx";
import { TextField } from "../components/ui/text-field.tsx";
import { problemOf } from "../problem.ts";
import { startAnew } from "../shell/identity.ts";
import { trpc } from "../trpc.ts";
import { post } from "./post.ts";
import { TimeZoneField } from "./time-zone-field.tsx";

const here = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

export function SetupForm({ secret }: { readonly secret: string }) {
  const [given, setGiven] = useState({
    organization: "",
    timeZone: here(),
    name: "",
    email: "",
    password: "",
  });
  const [weak, setWeak] = useState(false);
  const complete = useMutation(trpc.setup.complete.mutationOptions());
  const set = (key: keyof typeof given) => (value: string) => setGiven((last) => ({ ...last, [key]: value }));
  const { password } = given;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setWeak(tooShort(password) !== undefined);
    if (complete.isPending || complete.isSuccess || tooShort(password)) return;
    const { email } = await complete.mutateAsync({ ...given, secret });
    // It is set up either way; who can't be signed in right now is asked for the password.
    await post("sign-in/email", { email, password }).catch(() => {});
    startAnew("/");
  }

  return (
    <form onSubmit={(event) => void submit(event).catch(() => {})} className="mt-5 flex flex-col gap-4">
      {complete.error && (
        <Banner tone="danger" icon={TriangleAlert}>
          Nothing was set up. {problemOf(complete.error).message}
        </Banner>
      )}
      <TextField
        label="Organization"
        autoFocus
        required
        maxLength={200}
        autoComplete="organization"
        value={given.organization}
        onChange={set("organization")}
      />
      <TimeZoneField value={given.timeZone} onChange={set("timeZone")} />
      <TextField
        label="Your name"
        required
        maxLength={200}
        autoComplete="name"
        value={given.name}
        onChange={set("name")}
      />
      <TextField
        label="Email"
        type="email"
        required
        maxLength={254}
        autoComplete="username"
        value={given.email}
        onChange={set("email")}
      />
      <PasswordField
        fresh
        label="Password"
        required
        value={password}
        onChange={set("password")}
        error={weak ? tooShort(password) : undefined}
      />
      <Button
        type="submit"
        variant="primary"
        className="w-full"
        disabled={complete.isPending || complete.isSuccess}
      >
        {complete.isPending || complete.isSuccess ? "Setting up…" : "Set up and sign in"}
      </Button>
    </form>
  );
}
