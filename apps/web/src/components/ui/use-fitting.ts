import { type RefObject, useLayoutEffect, useState } from "react";

/** pixels between two, and for what stands behind them where not all fit */
const GAP = 4;
const REST = 92;

/** How many of these elements stand side by side in a box, with room for a menu of the others. */
export function useFitting(
  box: RefObject<HTMLElement | null>,
  row: RefObject<HTMLElement | null>,
  count: number,
): number {
  const [fitting, setFitting] = useState(count);
  useLayoutEffect(() => {
    function measure() {
      const widths = [...(row.current?.children ?? [])].map((child) => (child as HTMLElement).offsetWidth);
      const room = box.current?.clientWidth ?? 0;
      const all = widths.reduce((sum, width) => sum + width + GAP, -GAP);
      let left = all <= room ? room : room - REST;
      const cut = widths.findIndex((width) => {
        left -= width + GAP;
        return left < -GAP;
      });
      setFitting(cut < 0 ? widths.length : cut);
    }
    const observer = new ResizeObserver(measure);
    if (box.current) observer.observe(box.current);
    measure();
    return () => observer.disconnect();
    // Another number of them is measured anew.
  }, [box, row, count]);
  return Math.min(fitting, count);
}
