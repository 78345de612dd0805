import { ActionDialog } from "./action-dialog.tsx";
import type { ActionDialogProps } from "./table-action.ts";
import { whom } from "./whom.ts";

const picked = { input: {} };

export function ClaimDialog(props: ActionDialogProps) {
  return (
    <ActionDialog
      {...props}
      action="claim"
      picked={picked}
      description={`You become the owner of ${whom(props.chosen)}, whoever owns them now.`}
      verb={(customers) => `Claim ${customers}`}
    />
  );
}
