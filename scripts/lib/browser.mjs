import { existsSync } from "node:fs";
import path from "node:path";
import { quietly } from "./command.mjs";

const candidates = [
  process.env.CHROMIUM_PATH,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a Chromium for the tests: one that is there, else Debian's package, else Playwright's own download. */
export async function findBrowser() {
  const found = candidates.find((file) => file && existsSync(file));
  if (found) return found;
  console.log("Installing a browser for the tests …");
  if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    const env = { DEBIAN_FRONTEND: "noninteractive" };
    await quietly("Reading Debian’s package lists", ["apt-get", "update"], { env });
    await quietly(
      "Installing Chromium",
      ["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-core"],
      { env },
    );
    return "/usr/bin/chromium";
  }
  await quietly("Installing Chromium", [
    process.execPath,
    "tests/node_modules/playwright-core/cli.js",
    "install",
    "chromium",
  ]);
  return undefined;
}

/** Whether a vitest command line with these arguments would run the end-to-end tests. */
export function needsBrowser(args) {
  const paths = args.filter((arg) => !arg.startsWith("-"));
  return paths.length === 0 || paths.some((each) => path.normalize(each).includes("e2e"));
}
