import { Link } from "@tanstack/react-router";
import { UserPlus, Workflow } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { GuardedButton } from "../shell/guarded-button.tsx";
import type { SegmentDetail } from "../trpc.ts";

interface SegmentMembersEmptyProps {
  readonly segment: SegmentDetail;
  readonly onAdd: () => void;
}

export function SegmentMembersEmpty({ segment, onAdd }: SegmentMembersEmptyProps) {
  if (segment.type === "static") {
    return (
      <EmptyState
        icon={UserPlus}
        title="Nobody is in this segment yet"
        action={
          <GuardedButton verb="segments.addCustomers" onClick={onAdd}>
            Add customers
          </GuardedButton>
        }
      >
        Pick customers from the contact book. They stay until somebody removes them.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Workflow}
      title="Nobody matches the rule now"
      action={
        <Button asChild>
          <Link to="/crm/segments/$id/rules" params={{ id: segment.id }}>
            Look at the rule
          </Link>
        </Button>
      }
    >
      {segment.sentence && <>The rule: {segment.sentence.slice(0, 400)}. </>}
      Customers come in as soon as they match.
    </EmptyState>
  );
}
