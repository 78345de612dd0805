import type { Region } from "./region-words.ts";

/** The drawing's own units; it is shown at any size. */
export const WIDTH = 400;
export const HEIGHT = 316;
export const RADIUS = 100;

export interface Circle {
  readonly id: number;
  readonly x: number;
  readonly y: number;
  /** The middle of the line that its name stands on. */
  readonly label: { readonly x: number; readonly y: number };
}

const pairs: readonly Omit<Circle, "id">[] = [
  { x: 140, y: 160, label: { x: 140, y: 46 } },
  { x: 260, y: 160, label: { x: 260, y: 46 } },
];
const triples: readonly Omit<Circle, "id">[] = [
  { x: 145, y: 118, label: { x: 100, y: 14 } },
  { x: 255, y: 118, label: { x: 300, y: 14 } },
  { x: 200, y: 192, label: { x: 200, y: 310 } },
];

/** Two or three circles of one size, each overlapping each other one: not to scale. */
export function circlesOf(ids: readonly number[]): Circle[] {
  const places = ids.length === 2 ? pairs : triples;
  return ids.flatMap((id, index) => {
    const place = places[index];
    return place ? [{ id, ...place }] : [];
  });
}

/** Which circles a point is in, as the key of its region; empty outside of all. */
export function regionAt(circles: readonly Circle[], x: number, y: number): string {
  return circles
    .filter((circle) => Math.hypot(circle.x - x, circle.y - y) <= RADIUS)
    .map(({ id }) => id)
    .join();
}

/** A point well within a region: the middle of all points that are in it. */
export function middleOf(circles: readonly Circle[], { inside }: Pick<Region, "inside">) {
  const key = circles.flatMap(({ id }) => (inside.includes(id) ? id : [])).join();
  let [sumX, sumY, points] = [0, 0, 0];
  for (let x = 0; x <= WIDTH; x += 4) {
    for (let y = 0; y <= HEIGHT; y += 4) {
      if (regionAt(circles, x, y) !== key) continue;
      sumX += x;
      sumY += y;
      points++;
    }
  }
  return points === 0 ? { x: WIDTH / 2, y: HEIGHT / 2 } : { x: sumX / points, y: sumY / points };
}
