import { Lock, TriangleAlert } from "lucide-react";
import { Suspense, useEffect, useState } from "react";
import { Button } from "../components/ui/button.tsx";
import { Banner } from "../components/ui/notice.tsx";
import { learnNames } from "../rule-builder/name-store.ts";
import { continued } from "../sentence.ts";
import { GuardedButton } from "../shell/guarded-button.tsx";
import { lazyPart } from "../shell/lazy-part.tsx";
import { Page } from "../shell/page.tsx";
import { SaveBar } from "../shell/save-bar.tsx";
import { UnsavedGuard } from "../shell/unsaved-guard.tsx";
import { useMay } from "../shell/use-may.ts";
import type { Flow } from "../trpc.ts";
import { AutomationMenu } from "./automation-menu.tsx";
import { BackToAutomations } from "./back-to-automations.tsx";
import { FlowChain } from "./flow-chain.tsx";
import type { FlowSearch } from "./flow-search.ts";
import { FlowState } from "./flow-state.tsx";
import { Runs } from "./runs.tsx";
import { useFlowEditor } from "./use-flow-editor.ts";

const SwitchDialog = lazyPart(async () => ({ default: (await import("./switch-dialog.tsx")).SwitchDialog }));

interface AutomationDetailProps {
  readonly flow: Flow;
  readonly search: FlowSearch;
  readonly onSearch: (change: Partial<FlowSearch>) => void;
}

export function AutomationDetail({ flow, search, onSearch }: AutomationDetailProps) {
  const { name, state, names } = flow;
  const editor = useFlowEditor(flow);
  const { may, why } = useMay("flows.update");
  const [switching, setSwitching] = useState(false);
  useEffect(() => learnNames(names), [names]);
  const isOn = state === "on";
  const readOnly = isOn || !may;
  return (
    <Page
      title={
        <>
          <BackToAutomations />
          <span className="line-clamp-2 wrap-anywhere">
            <bdi>{name}</bdi>
          </span>
        </>
      }
      subtitle={<FlowState flow={flow} />}
      actions={
        <>
          <GuardedButton
            verb={isOn ? "flows.turnOff" : "flows.turnOn"}
            variant={isOn ? "secondary" : "primary"}
            disabled={editor.dirty}
            title={editor.dirty ? "Save the steps first." : undefined}
            onClick={() => setSwitching(true)}
          >
            {isOn ? "Turn off" : "Turn on"}
          </GuardedButton>
          <AutomationMenu flow={flow} />
        </>
      }
    >
      <div className="relative min-h-0 flex-1 overflow-y-auto px-4 pb-24 md:px-6">
        <div className="mb-10">
          {readOnly && (
            <p className="mb-3 flex items-center gap-2 text-sm text-muted">
              <Lock aria-hidden className="size-4 shrink-0" />
              {why
                ? `The steps can be looked at. Changing them ${continued(why)}`
                : "Turn it off to change its steps."}
            </p>
          )}
          {editor.conflict && (
            <div className="mb-3 max-w-2xl">
              <Banner
                tone="warning"
                icon={TriangleAlert}
                action={
                  <span className="flex gap-2">
                    <Button size="sm" onClick={editor.discard}>
                      Show theirs
                    </Button>
                    <Button size="sm" variant="danger" onClick={() => void editor.overwrite()}>
                      Overwrite with mine
                    </Button>
                  </span>
                }
              >
                {editor.conflict}
              </Banner>
            </div>
          )}
          <FlowChain editor={editor} readOnly={readOnly} />
        </div>
        <Runs flow={flow} search={search} onSearch={onSearch} />
      </div>
      {editor.dirty && !editor.conflict && (
        <SaveBar
          verb="Save steps"
          problem={editor.problem}
          saving={editor.saving}
          onSave={() => void editor.save()}
          onDiscard={editor.discard}
        />
      )}
      <UnsavedGuard dirty={editor.dirty} saving={editor.saving} what="Your changes to the steps" />
      <Suspense>{switching && <SwitchDialog flow={flow} onClose={() => setSwitching(false)} />}</Suspense>
    </Page>
  );
}
