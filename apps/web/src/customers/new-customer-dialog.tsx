import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { TextField } from "../components/ui/text-field.tsx";
import { useOneAtATime } from "../components/ui/use-one-at-a-time.ts";
import { type Problem, problemOf } from "../problem.ts";
import { quoted } from "../segments/quoted.ts";
import { refreshSegments } from "../segments/use-segment-actions.ts";
import { toast } from "../shell/toast.ts";
import { useMay } from "../shell/use-may.ts";
import { client, queryClient, trpc } from "../trpc.ts";
import { KnownAddress } from "./known-address.tsx";
import type { Picked } from "./page/source-picker.tsx";
import { PickerField } from "./picker-field.tsx";

/** Adds somebody to the contact book, and leads to their page. */
export function NewCustomerDialog({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate();
  const mayCreateCompany = useMay("companies.create").may;
  const { busy, once } = useOneAtATime();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [company, setCompany] = useState<Picked | null>(null);
  const [owner, setOwner] = useState<Picked | null>(null);
  const [problem, setProblem] = useState<Problem>();
  const [nameless, setNameless] = useState(false);
  const form = useId();
  const said = problem?.message;
  const place = problem && placeOf(problem);

  const create = once(async () => {
    if (name.trim() === "") return setNameless(true);
    setProblem(undefined);
    try {
      const { id } = await client.customers.create.mutate({
        name,
        email: email.trim() || undefined,
        companyId: company ? await idOf(company) : undefined,
        ownerId: owner ? Number(owner.value) : undefined,
      });
      toast.success(`Created ${quoted(name.trim())}`);
      void queryClient.invalidateQueries({ queryKey: trpc.customers.search.pathKey() });
      void refreshSegments();
      await navigate({ to: "/crm/customers/$id", params: { id } });
    } catch (error) {
      setProblem(problemOf(error));
    }
  });

  /** A company that is new comes to be with its first customer. */
  async function idOf(picked: Picked): Promise<number> {
    if (picked.value !== 0) return Number(picked.value);
    const made = await client.companies.create.mutate({ name: picked.label });
    setCompany({ value: made.id, label: made.name });
    return made.id;
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void create();
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="New customer"
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" form={form} disabled={busy}>
            {busy ? "Creating…" : "Create customer"}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4 py-2">
        <TextField
          label="Name"
          dir="auto"
          autoFocus
          required
          autoComplete="off"
          maxLength={1000}
          value={name}
          onChange={(next) => {
            setNameless(false);
            setProblem(undefined);
            setName(next);
          }}
          error={nameless ? "Give it a name." : place === "name" ? said : undefined}
        />
        <div>
          <TextField
            label="Email"
            type="email"
            autoComplete="off"
            maxLength={400}
            value={email}
            onChange={(next) => {
              setProblem(undefined);
              setEmail(next);
            }}
            error={place === "email" ? said : undefined}
          />
          <KnownAddress email={email} />
        </div>
        <PickerField
          label="Company"
          source="companies"
          none="No company"
          value={company}
          onChange={setCompany}
          onCreate={mayCreateCompany ? (label) => setCompany({ value: 0, label }) : undefined}
        />
        <PickerField label="Owner" source="users" none="Nobody" value={owner} onChange={setOwner} />
        {place === "other" && (
          <p role="alert" className="text-sm text-danger">
            {said}
          </p>
        )}
      </form>
    </Dialog>
  );
}

/** Where in the form a refusal belongs. */
function placeOf({ reason, message }: Problem): "name" | "email" | "other" {
  if (reason !== "INVALID") return "other";
  if (/address/i.test(message)) return "email";
  return /customer.*name|the name/i.test(message) ? "name" : "other";
}
