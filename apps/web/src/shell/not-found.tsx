import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { EmptyState } from "../components/ui/notice.tsx";

export function NotFound() {
  return (
    <main id="main" className="flex-1">
      <EmptyState
        icon={Compass}
        title="There is no such page"
        action={
          <Button asChild>
            <Link to="/crm/segments">Go to segments</Link>
          </Button>
        }
      >
        The address may be mistyped, or what it led to is gone.
      </EmptyState>
    </main>
  );
}
