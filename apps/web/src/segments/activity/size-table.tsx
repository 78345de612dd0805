import { formatNumber } from "../../format.ts";
import { formatCalendarDay } from "../../format-days.ts";
import type { SizeOfDay } from "../../trpc.ts";

/** The same as the chart says, for who reads it with a screen reader; the newest first. */
export function SizeTable({ days }: { readonly days: readonly SizeOfDay[] }) {
  return (
    <div className="sr-only">
      <table>
        <caption>Size over time, day by day</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Customers at its end</th>
            <th scope="col">Joined</th>
            <th scope="col">Left</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, size, joined, left }) => (
            <tr key={day}>
              <th scope="row">{formatCalendarDay(day)}</th>
              <td>{formatNumber(size)}</td>
              <td>{formatNumber(joined)}</td>
              <td>{formatNumber(left)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
