import type { Locator, Page } from "playwright-core";

/** Puts the focus on an element by the Tab key alone. */
export function tabTo(page: Page, wanted: Locator): Promise<void> {
  return pressTo(page, "Tab", wanted);
}

/** Puts the focus on an element by one key alone: in a menu, by ArrowDown. */
export async function pressTo(page: Page, key: string, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`The ${key} key does not lead there.`);
}
