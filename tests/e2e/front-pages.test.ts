import { type App, createApp, SetupLink } from "@segments/api/app";
import { createTestDatabase } from "@segments/db/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { SECRET } from "../support/session-cookie.ts";
import { expectAccessible, expectFits, openStage, type Stage, WEB_DIR } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.stop());

const looks = [
  ["light", 1280],
  ["dark", 1280],
  ["dark", 390],
] as const;

async function open(colorScheme: "light" | "dark", width: number) {
  const context = await stage.browser.newContext({
    colorScheme,
    reducedMotion: "reduce",
    viewport: { width, height: 800 },
  });
  context.setDefaultTimeout(15_000);
  return { context, page: await context.newPage() };
}

test.each(looks)(
  "every page around signing in is accessible and fits, %s at %i px",
  async (scheme, width) => {
    const { context, page } = await open(scheme, width);
    const { address } = stage;
    const admin = context.request;
    await admin.post(`${address}/api/auth/sign-in/demo`, { data: {} });
    const email = `${"long-".repeat(20)}${scheme}${width}@example.com`;
    const invited = await admin.post(`${address}/trpc/people.invite`, { data: { email, role: "editor" } });
    const { secret } = (await invited.json()).result.data as { secret: string };
    await admin.post(`${address}/trpc/keys.create`, {
      data: { name: `A key ${"of a long name ".repeat(10)}`, scope: "write", expiresInDays: 30 },
    });
    for (const [where, sign] of [
      ["/settings/account", "This browser"],
      ["/settings/people", email],
      ["/settings/keys", "of a long name"],
      ["/settings/audit", "created the key"],
      ["/settings/audit?action=customer.delete", "Nothing of the kind was done"],
    ] as const) {
      await page.goto(address + where);
      await page.getByText(sign).first().waitFor();
      await expectAccessible(page);
      await expectFits(page);
    }
    await context.clearCookies();
    for (const [where, sign] of [
      ["/sign-in", "Continue as demo user"],
      [`/invitation?secret=${secret}`, "Choose a password"],
      ["/invitation?secret=nothing", "This link doesn’t open"],
      ["/setup?secret=nothing", "This link doesn’t open"],
    ] as const) {
      await page.goto(address + where);
      await page.getByText(sign).first().waitFor();
      await expectAccessible(page);
      await expectFits(page);
    }
    await context.close();
  },
);

test("a new installation is set up by its link, once", async () => {
  const place = await createTestDatabase();
  let app: App | undefined;
  const { context, page } = await open("light", 390);
  try {
    const setup = new SetupLink();
    app = await createApp({
      databaseUrl: place.url,
      cacheBytes: 50_000_000,
      secret: SECRET,
      setup,
      webDir: WEB_DIR,
    });
    const address = await app.http.listen({ host: "127.0.0.1", port: 0 });
    await page.goto(address);
    await page.getByText("open the link that the server prints").waitFor();
    await expectAccessible(page);
    const link = address + setup.path();
    await page.goto(link);
    await page.getByLabel("Organization").fill("Lotus Trading House");
    await page.getByRole("button", { name: /^Time zone/ }).click();
    await page.getByPlaceholder("Look for a city").fill("tokyo");
    await expectAccessible(page);
    await page.getByRole("option", { name: /Asia\/Tokyo/ }).click();
    await page.getByLabel("Your name").fill("Linh Phạm");
    await page.getByLabel("Email").fill("linh@example.com");
    await page.getByLabel("Password", { exact: true }).fill("aaaaaaaaaaaaaaa");
    await page.getByRole("button", { name: "Show the password" }).click();
    await page.getByRole("button", { name: "Set up and sign in" }).click();
    await page.getByText("This password is easily guessed").waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await page.getByLabel("Password", { exact: true }).fill("four words in a row");
    await page.getByRole("button", { name: "Set up and sign in" }).click();
    await page.getByRole("link", { name: "Suppressed contacts" }).waitFor();
    await page.getByRole("button", { name: "Open the navigation" }).click();
    await page.getByRole("button", { name: "Account of Linh Phạm" }).click();
    await page.getByText("Admin in Lotus Trading House").waitFor();
    await expectAccessible(page);
    await page.goto(link);
    await page.getByText("This link was used").waitFor();
    // Guessing passwords is slowed down, and says until when.
    await context.clearCookies();
    const guess = { email: "linh@example.com", password: "not the password" };
    for (let tries = 0; tries < 10; tries++)
      await context.request.post(`${address}/api/auth/sign-in/email`, { data: guess });
    await page.goto(`${address}/sign-in`);
    await page.getByLabel("Email").fill(guess.email);
    await page.getByLabel("Password", { exact: true }).fill(guess.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText(/^Too many requests\. Try again in /).waitFor();
    const { timeZone } = await place.database.prisma.organization.findFirstOrThrow();
    expect(timeZone).toBe("Asia/Tokyo");
  } finally {
    await context.close();
    await app?.close();
    await place.drop();
  }
});
