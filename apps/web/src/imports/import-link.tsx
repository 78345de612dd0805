import { Link } from "@tanstack/react-router";
import { FileUp } from "lucide-react";
import { Button } from "../components/ui/button.tsx";
import { useMay } from "../shell/use-may.ts";

/** Leads to the import, for who may. */
export function ImportLink() {
  const { may } = useMay("imports.start");
  if (!may) return null;
  return (
    <Button asChild>
      <Link to="/crm/import">
        <FileUp aria-hidden />
        Import
      </Link>
    </Button>
  );
}
