import { History } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { Banner } from "../components/ui/notice.tsx";
import { Ago } from "../shell/ago.tsx";
import type { RuleEditor } from "./use-rule-editor.ts";

/** Says that what is shown is not what is saved, but what was being edited before the page was loaded. */
export function RestoredDraft({
  editor: { restored },
  onDiscard,
}: {
  readonly editor: RuleEditor;
  readonly onDiscard: () => void;
}) {
  if (!restored) return null;
  return (
    <div className="mb-4">
      <Banner
        tone="neutral"
        icon={History}
        action={
          <Button size="sm" onClick={onDiscard}>
            Discard the draft
          </Button>
        }
      >
        Draft from <Ago iso={new Date(restored.savedAt).toISOString()} /> restored.
      </Banner>
    </div>
  );
}
