import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Checkbox } from "../components/ui/checkbox.tsx";
import { PasswordField, tooShort } from "../components/ui/password-field.tsx";
import { useOneAtATime } from "../components/ui/use-one-at-a-time.ts";
import { toast } from "../shell/toast.ts";
import { useSession } from "../shell/use-session.ts";
import { post } from "../sign-in/post.ts";
import { queryClient, trpc } from "../trpc.ts";

const nothing = { currentPassword: "", newPassword: "" };

export function ChangePassword() {
  const email = useSession()?.user?.email;
  const [given, setGiven] = useState(nothing);
  const [others, setOthers] = useState(true);
  const [weak, setWeak] = useState(false);
  const othersId = useId();
  const change = useMutation({
    mutationFn: () => post("change-password", { ...given, revokeOtherSessions: others }),
    // Also where it failed: nobody may be signed in any more, which the next call says.
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.session.pathKey() }),
    onSuccess: () => {
      setGiven(nothing);
      toast.success("Password changed", {
        description: others ? "All other browsers are signed out." : "Other browsers stay signed in.",
      });
    },
  });
  const { busy, once } = useOneAtATime();
  const begin = once(() => change.mutateAsync());
  const short = tooShort(given.newPassword);

  function submit(event: FormEvent) {
    event.preventDefault();
    setWeak(short !== undefined);
    if (!short) void begin().catch(() => {});
  }

  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      <input type="email" name="email" autoComplete="username" value={email ?? ""} readOnly hidden />
      <PasswordField
        label="Current password"
        required
        value={given.currentPassword}
        onChange={(currentPassword) => setGiven({ ...given, currentPassword })}
        error={change.error?.message}
      />
      <PasswordField
        fresh
        label="New password"
        required
        value={given.newPassword}
        onChange={(newPassword) => setGiven({ ...given, newPassword })}
        error={weak ? short : undefined}
      />
      <label htmlFor={othersId} className="flex w-fit items-center gap-2">
        <Checkbox id={othersId} checked={others} onCheckedChange={(checked) => setOthers(checked === true)} />
        Sign out all other browsers
      </label>
      <Button type="submit" disabled={busy} className="w-fit">
        {busy ? "Changing…" : "Change password"}
      </Button>
    </form>
  );
}
