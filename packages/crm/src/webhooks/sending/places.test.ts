import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Places, SLOW } from "./places.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const well = (endpointId: number) => ({ endpointId, troubled: false });
const troubled = (endpointId: number) => ({ endpointId, troubled: true });

test("an endpoint has four places, and two where it is in trouble", () => {
  const places = new Places(() => {});
  const leave = [1, 1, 1].map((id) => places.take(well(id)));
  places.take(troubled(2));
  expect(places.full).toEqual([]);
  leave.push(places.take(well(1)));
  places.take(troubled(2));
  expect(places.full).toEqual([1, 2]);
  leave[0]?.();
  expect(places.full).toEqual([2]);
});

test("those in trouble never take the places of the others", () => {
  const places = new Places(() => {});
  for (let id = 0; id < 32; id++) places.take(troubled(id));
  expect(places.free).toEqual({ well: true, troubled: false });
  expect([places.admits(troubled(99)), places.admits(well(99))]).toEqual([false, true]);
});

test("a call that turns out to be slow goes over to them, and says that there is room", () => {
  const onFree = vi.fn();
  const places = new Places(onFree);
  const leave = Array.from({ length: 32 }, (_, id) => places.take(well(id)));
  expect(places.free).toEqual({ well: false, troubled: true });
  leave[0]?.();
  places.take(well(0));
  vi.advanceTimersByTime(SLOW);
  expect(places.free).toEqual({ well: true, troubled: false });
  expect(onFree).toHaveBeenCalledTimes(33);
  leave[1]?.();
  expect(places.free).toEqual({ well: true, troubled: true });
});
