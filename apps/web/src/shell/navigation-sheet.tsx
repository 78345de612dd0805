import { Sheet } from "../components/ui/sheet.tsx";
import { Rail } from "./rail.tsx";

interface NavigationSheetProps {
  readonly onSearch: () => void;
  readonly onClose: () => void;
}

/** The rail on a narrow screen. */
export function NavigationSheet({ onSearch, onClose }: NavigationSheetProps) {
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title="Navigation" side="left" className="w-64">
      <div className="-mx-3 h-full">
        <Rail collapsed={false} onSearch={onSearch} onNavigate={onClose} />
      </div>
    </Sheet>
  );
}
