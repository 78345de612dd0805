import { formatNumber, formatPercent } from "../../format.ts";
import type { Overlap } from "../../trpc.ts";
import { keyOfRegion, type Region, regionWords } from "./region-words.ts";

interface RegionTableProps {
  readonly overlap: Overlap;
  readonly chosen: Region | undefined;
  readonly onChoose: (region: Region) => void;
}

/** The same regions in words. */
export function RegionTable({ overlap: { segments, regions, total }, chosen, onChoose }: RegionTableProps) {
  return (
    <table aria-label="Regions" className="w-full border-separate border-spacing-0">
      <thead>
        <tr className="h-9 text-xs text-muted [&>th]:border-b [&>th]:font-medium">
          <th scope="col" className="text-left">
            Region
          </th>
          <th scope="col" className="w-24 text-right">
            Customers
          </th>
          <th scope="col" className="w-20 text-right">
            Share
          </th>
        </tr>
      </thead>
      <tbody>
        {regions.map((region) => (
          <tr
            key={keyOfRegion(region)}
            aria-selected={region === chosen}
            className="relative h-9 hover:bg-hover/60 aria-selected:bg-accent-soft/60 [&>td]:border-b"
          >
            <td className="py-1.5 pr-2">
              <button
                type="button"
                onClick={() => onChoose(region)}
                className="text-left wrap-anywhere after:absolute after:inset-0"
              >
                {regionWords(region, segments)}
              </button>
            </td>
            <td className="numeric text-right">{formatNumber(region.count)}</td>
            <td className="numeric text-right text-muted">
              {total === 0 ? "—" : formatPercent(region.count / total)}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="h-9">
          <td className="text-muted">In any of them</td>
          <td className="numeric text-right font-medium">{formatNumber(total)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}
