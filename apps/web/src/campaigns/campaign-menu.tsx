import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Copy, Ellipsis, Trash2 } from "lucide-react";
import { Suspense, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Menu, MenuContent, MenuItem, MenuNote, MenuTrigger } from "../components/ui/menu.tsx";
import { problemOf } from "../problem.ts";
import { quoted } from "../segments/quoted.ts";
import { continued } from "../sentence.ts";
import { lazyPart } from "../shell/lazy-part.tsx";
import { toast } from "../shell/toast.ts";
import { useMay } from "../shell/use-may.ts";
import { type CampaignItem, trpc } from "../trpc.ts";
import { learnCampaign, refreshCampaigns } from "./refresh-campaigns.ts";

const DeleteCampaignDialog = lazyPart(async () => ({
  default: (await import("./delete-campaign-dialog.tsx")).DeleteCampaignDialog,
}));

interface CampaignMenuProps {
  readonly campaign: Pick<CampaignItem, "id" | "name" | "state">;
  /** Within a row. */
  readonly compact?: boolean;
  readonly onDeleted?: () => void;
}

export function CampaignMenu({ campaign, compact = false, onDeleted }: CampaignMenuProps) {
  const { id, name, state } = campaign;
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const duplicate = useMutation(trpc.campaigns.duplicate.mutationOptions());
  const { may, why } = useMay("campaigns.duplicate");

  async function copy() {
    try {
      const made = await duplicate.mutateAsync({ id });
      learnCampaign(made);
      void refreshCampaigns();
      toast.success(`Duplicated as ${quoted(made.name)}`);
      await navigate({ to: "/crm/campaigns/$id", params: { id: made.id } });
    } catch (error) {
      toast.error(`${quoted(name)} was not duplicated`, { description: problemOf(error).message });
    }
  }

  return (
    <>
      <Menu>
        <MenuTrigger asChild>
          <Button
            variant="ghost"
            size={compact ? "iconSm" : "icon"}
            aria-label={`Actions for ${name.slice(0, 80)}`}
          >
            <Ellipsis aria-hidden />
          </Button>
        </MenuTrigger>
        <MenuContent>
          <MenuItem disabled={!may} onSelect={() => void copy()}>
            <Copy aria-hidden />
            Duplicate
          </MenuItem>
          {state === "draft" ? (
            <MenuItem danger disabled={!may} onSelect={() => setDeleting(true)}>
              <Trash2 aria-hidden />
              Delete draft
            </MenuItem>
          ) : (
            <MenuNote>Who was enrolled is kept: a campaign that has started is not deleted.</MenuNote>
          )}
          {why && <MenuNote>Changing {continued(why)}</MenuNote>}
        </MenuContent>
      </Menu>
      <Suspense>
        {deleting && (
          <DeleteCampaignDialog
            campaign={campaign}
            onClose={() => setDeleting(false)}
            onDeleted={onDeleted}
          />
        )}
      </Suspense>
    </>
  );
}
