import { describe, expect, test } from "vitest";
import { circlesOf, HEIGHT, middleOf, regionAt, WIDTH } from "./circles.ts";

describe.each([[[7, 3]], [[7, 3, 12]]])("the circles of %j", (ids) => {
  const circles = circlesOf(ids);
  const regions = Array.from({ length: 2 ** ids.length - 1 }, (_, index) =>
    ids.filter((_id, place) => ((index + 1) & (1 << place)) !== 0),
  );

  test("have every region, and its label stands in it, on the drawing", () => {
    for (const inside of regions) {
      const { x, y } = middleOf(circles, { inside });
      expect(regionAt(circles, x, y)).toBe(inside.join());
      expect([x > 20, x < WIDTH - 20, y > 20, y < HEIGHT - 10]).toEqual([true, true, true, true]);
    }
  });

  test("beside them is no region", () => {
    expect(regionAt(circles, 0, 0)).toBe("");
  });
});
