import { type FormEvent, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { PasswordField } from "../components/ui/password-field.tsx";
import { TextField } from "../components/ui/text-field.tsx";

interface PasswordFormProps {
  readonly busy: boolean;
  readonly primary: boolean;
  readonly onSubmit: (given: { readonly email: string; readonly password: string }) => void;
}

export function PasswordForm({ busy, primary, onSubmit }: PasswordFormProps) {
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");

  function submit(event: FormEvent) {
    event.preventDefault();
    onSubmit({ email: email.trim(), password });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <TextField
        label="Email"
        type="email"
        name="email"
        autoComplete="username"
        required
        autoFocus={primary}
        maxLength={254}
        value={email}
        onChange={setEmail}
      />
      <PasswordField label="Password" name="password" required value={password} onChange={setPassword} />
      <Button type="submit" variant={primary ? "primary" : "secondary"} disabled={busy} className="w-full">
        {busy ? "Signing in…" : "Sign in"}
      </Button>
    </form>
  );
}
