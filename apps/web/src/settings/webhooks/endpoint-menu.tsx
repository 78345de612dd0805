import { Ellipsis, KeyRound, Pause, Pencil, Play, Trash2 } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "../../components/ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "../../components/ui/menu.tsx";
import { lazyPart } from "../../shell/lazy-part.tsx";
import type { WebhookEndpoint } from "../../trpc.ts";
import { useEndpointActions } from "./use-endpoint-actions.ts";

const EditEndpointDialog = lazyPart(async () => ({
  default: (await import("./edit-endpoint-dialog.tsx")).EditEndpointDialog,
}));
const RotateDialog = lazyPart(async () => ({ default: (await import("./rotate-dialog.tsx")).RotateDialog }));
const ResumeDialog = lazyPart(async () => ({ default: (await import("./resume-dialog.tsx")).ResumeDialog }));
const DeleteEndpointDialog = lazyPart(async () => ({
  default: (await import("./delete-endpoint-dialog.tsx")).DeleteEndpointDialog,
}));

interface EndpointMenuProps {
  readonly endpoint: WebhookEndpoint;
  readonly onDeleted: () => void;
}

export function EndpointMenu({ endpoint, onDeleted }: EndpointMenuProps) {
  const [open, setOpen] = useState<"edit" | "rotate" | "resume" | "delete">();
  const { pause } = useEndpointActions(endpoint.id);
  const close = () => setOpen(undefined);
  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label="Actions for this endpoint">
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem onSelect={() => setOpen("edit")}>
            <Pencil aria-hidden />
            Edit
          </MenuItem>
          <MenuItem onSelect={() => setOpen("rotate")}>
            <KeyRound aria-hidden />
            Rotate secret
          </MenuItem>
          {endpoint.status === "active" ? (
            <MenuItem onSelect={() => void pause()}>
              <Pause aria-hidden />
              Pause
            </MenuItem>
          ) : (
            <MenuItem onSelect={() => setOpen("resume")}>
              <Play aria-hidden />
              Resume
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem danger onSelect={() => setOpen("delete")}>
            <Trash2 aria-hidden />
            Delete
          </MenuItem>
        </MenuContent>
      </Menu>
      <Suspense>
        {open === "edit" && <EditEndpointDialog endpoint={endpoint} onClose={close} />}
        {open === "rotate" && <RotateDialog endpoint={endpoint} onClose={close} />}
        {open === "resume" && <ResumeDialog endpoint={endpoint} onClose={close} />}
        {open === "delete" && (
          <DeleteEndpointDialog endpoint={endpoint} onClose={close} onDeleted={onDeleted} />
        )}
      </Suspense>
    </>
  );
}
