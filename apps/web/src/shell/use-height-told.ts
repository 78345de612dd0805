import { useLayoutEffect } from "react";

/** Tells the whole page how high a box is, as a CSS variable ("--tray"), for as long as the box stands there. */
export function useHeightTold(box: { readonly current: HTMLElement | null }, variable: `--${string}`): void {
  useLayoutEffect(() => {
    const { current } = box;
    if (!current) return;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => style.setProperty(variable, `${current.offsetHeight}px`));
    observer.observe(current);
    return () => {
      observer.disconnect();
      style.removeProperty(variable);
    };
  }, [box, variable]);
}
