import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { TextField } from "./text-field.tsx";

type PasswordFieldProps = Omit<ComponentProps<typeof TextField>, "type" | "end" | "autoComplete"> & {
  /** Chosen here, or known already. */
  readonly fresh?: boolean;
};

const HINT = "At least 12 characters; a few words will do.";

export function tooShort(password: string): string | undefined {
  return [...password].length < 12 ? "A password needs at least 12 characters." : undefined;
}

/** A password, which can be shown to see what one typed. */
export function PasswordField({ fresh = false, hint, ...props }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextField
      {...props}
      type={shown ? "text" : "password"}
      autoComplete={fresh ? "new-password" : "current-password"}
      autoCapitalize="none"
      spellCheck={false}
      maxLength={500}
      hint={hint ?? (fresh ? HINT : undefined)}
      className="pr-9"
      end={
        <button
          type="button"
          aria-label={shown ? "Hide the password" : "Show the password"}
          onClick={() => setShown(!shown)}
          className="absolute top-0.5 right-0.5 grid size-7 place-items-center rounded text-muted hover:text-text"
        >
          <Icon aria-hidden className="size-4" />
        </button>
      }
    />
  );
}
