import type { ReactNode } from "react";
import { Button } from "../components/ui/button.tsx";
import { Dialog } from "../components/ui/dialog.tsx";
import { CopyField } from "./copy-field.tsx";

interface ShownOnceProps {
  readonly title: string;
  /** What to do with it, and that it can't be shown again. */
  readonly description: ReactNode;
  readonly label: string;
  readonly value: string;
  readonly onClose: () => void;
}

/** A secret that can be copied now or never: it is left by its button alone. */
export function ShownOnce({ title, description, label, value, onClose }: ShownOnceProps) {
  return (
    <Dialog
      alert
      open
      onOpenChange={() => {}}
      title={title}
      description={description}
      footer={<Button onClick={onClose}>Done</Button>}
    >
      <CopyField label={label} value={value} />
    </Dialog>
  );
}
