import { Link } from "@tanstack/react-router";
import { Lock } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";
import { continued } from "../sentence.ts";
import { Page } from "./page.tsx";
import { useTitle } from "./use-title.ts";

interface NotAllowedProps {
  readonly title: string;
  readonly why: string;
}

/** Stands where a page takes another role. */
export function NotAllowed({ title, why }: NotAllowedProps) {
  useTitle(title);
  return (
    <Page title={title}>
      <EmptyState
        icon={Lock}
        title="This page takes another role"
        action={
          <Button asChild>
            <Link to="/crm/segments">Go to segments</Link>
          </Button>
        }
      >
        It {continued(why)} An admin can give it to you.
      </EmptyState>
    </Page>
  );
}
