import { useEffect } from "react";

/** The title of the browser's tab, and so what a screen reader says on arrival. */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title.slice(0, 120)} · Segments` : "Segments";
  }, [title]);
}
