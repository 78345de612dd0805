import { type FormEvent, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { PasswordField, tooShort } from "../components/ui/password-field.tsx";
import { TextField } from "../components/ui/text-field.tsx";
import { useAccept } from "./use-accept.ts";

interface NewcomerFormProps {
  readonly secret: string;
  readonly email: string;
}

/** For an address that has no account yet: a name and a password make one. */
export function NewcomerForm({ secret, email }: NewcomerFormProps) {
  const { accept, busy, problem } = useAccept(secret);
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [weak, setWeak] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    setWeak(tooShort(password) !== undefined);
    if (!tooShort(password)) accept({ name, password });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      {problem && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      <TextField label="Email" readOnly autoComplete="username" value={email} onChange={() => {}} />
      <TextField
        label="Your name"
        autoFocus
        required
        maxLength={200}
        autoComplete="name"
        value={name}
        onChange={setName}
      />
      <PasswordField
        fresh
        label="Choose a password"
        required
        value={password}
        onChange={setPassword}
        error={weak ? tooShort(password) : undefined}
      />
      <Button type="submit" variant="primary" className="w-full" disabled={busy}>
        {busy ? "Joining…" : "Join"}
      </Button>
    </form>
  );
}
