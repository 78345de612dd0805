import { createContext, type ReactNode, useCallback, useContext, useState } from "react";

const AnnounceContext = createContext<(message: string) => void>(() => {});

/** Says something to those who do not see it. */
export function useAnnounce(): (message: string) => void {
  return useContext(AnnounceContext);
}

export function Announcer({ children }: { readonly children: ReactNode }) {
  const [{ message, turn }, setState] = useState({ message: "", turn: 0 });
  const announce = useCallback(
    (next: string) => setState((last) => ({ message: next, turn: last.turn + 1 })),
    [],
  );
  return (
    <AnnounceContext value={announce}>
      {children}
      {/* The same words twice are read twice only where the node changes. */}
      <div role="status" aria-live="polite" className="sr-only">
        <span key={turn}>{message}</span>
      </div>
    </AnnounceContext>
  );
}
