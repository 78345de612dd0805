import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../components/ui/menu.tsx";
import { countOf } from "../format.ts";
import { quoted } from "../segments/quoted.ts";
import { ConfirmDialog } from "../shell/confirm-dialog.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";
import { toast } from "../shell/toast.ts";
import { useMay } from "../shell/use-may.ts";
import { type Flow, queryClient, trpc } from "../trpc.ts";
import { refreshFlows } from "./refresh-flows.ts";

const RenameDialog = lazyPart(async () => ({ default: (await import("./rename-dialog.tsx")).RenameDialog }));

/** What else can be done with an automation. */
export function AutomationMenu({ flow }: { readonly flow: Flow }) {
  const [open, setOpen] = useState<"rename" | "delete">();
  const { may } = useMay("flows.update");
  if (!may) return null;
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label="Actions for this automation">
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => setOpen("rename")}>
            <Pencil aria-hidden />
            Rename
          </MenuItem>
          <MenuSeparator />
          <MenuItem danger disabled={flow.state === "on"} onSelect={() => setOpen("delete")}>
            <Trash2 aria-hidden />
            {flow.state === "on" ? "Turn it off to delete it" : "Delete"}
          </MenuItem>
        </MenuContent>
      </Menu>
      <Suspense>
        {open === "rename" && <RenameDialog flow={flow} onClose={() => setOpen(undefined)} />}
        {open === "delete" && <DeleteDialog flow={flow} onClose={() => setOpen(undefined)} />}
      </Suspense>
    </>
  );
}

function DeleteDialog({ flow, onClose }: { readonly flow: Flow; readonly onClose: () => void }) {
  const { id, name, runs } = flow;
  const navigate = useNavigate();
  const remove = useMutation(trpc.flows.delete.mutationOptions());
  const under = runs.running + runs.waiting;
  const ending =
    under > 0 ? ` ${countOf(under, "customer")} under way ${under === 1 ? "goes" : "go"} no further.` : "";
  return (
    <ConfirmDialog
      title={`Delete ${quoted(name)}?`}
      description={`Its steps and the list of its runs go too; what it did for customers stays.${ending}`}
      verb="Delete automation"
      onClose={onClose}
      onConfirm={async () => {
        await remove.mutateAsync({ id });
        toast.success("The automation was deleted");
        queryClient.setQueryData(
          trpc.flows.list.queryKey(),
          (last) => last && { ...last, flows: last.flows.filter((one) => one.id !== id) },
        );
        await navigate({ to: "/crm/automations" });
        queryClient.removeQueries({ queryKey: trpc.flows.get.queryKey({ id }) });
        await refreshFlows();
      }}
    />
  );
}
