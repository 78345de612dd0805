import { SetupLink } from "@segments/api/app";
import { createTestDatabase } from "@segments/db/testing";
import { expect, onTestFinished, test } from "vitest";
import { Browser } from "../support/browser.ts";
import { refusal, startAppOn } from "../support/server.ts";

const first = {
  organization: "Lotus",
  timeZone: "Asia/Ho_Chi_Minh",
  name: "Linh",
  email: "Linh@example.com",
  password: "four words in a row",
};

async function start() {
  const place = await createTestDatabase();
  onTestFinished(place.drop);
  const setup = new SetupLink();
  const app = await startAppOn(place.url, { setup });
  onTestFinished(() => app.stop());
  const secret = new URLSearchParams((setup.path() ?? "").split("?")[1]).get("secret") ?? "";
  return { browser: new Browser(app.url), secret };
}

test("an installation is set up once, by whoever has its link", async () => {
  const { browser, secret } = await start();
  const { client } = browser;
  expect(await client.session.ways.query()).toEqual({ demo: false, password: false });
  expect(await client.setup.find.query({ secret })).toEqual({ open: true });
  expect(await client.setup.complete.mutate({ secret, ...first })).toEqual({ email: "linh@example.com" });
  expect((await browser.signIn(first.email, first.password)).status).toBe(200);
  expect(await client.session.me.query()).toMatchObject({
    role: "admin",
    organization: { name: "Lotus", timeZone: "Asia/Ho_Chi_Minh" },
  });
  expect(await client.session.ways.query()).toEqual({ demo: false, password: true });
  expect(await refusal(client.setup.find.query({ secret }))).toMatchObject({ reason: "NOT_FOUND" });
  expect(await refusal(client.setup.complete.mutate({ secret, ...first }))).toMatchObject({
    reason: "NOT_FOUND",
  });
  const { entries } = await client.audit.list.query({});
  expect(entries).toMatchObject([{ action: "organization.create", actor: { name: "Linh" } }]);
});

test("two at once make one organization", async () => {
  const { browser, secret } = await start();
  const results = await Promise.allSettled(
    ["a", "b"].map((name) =>
      browser.client.setup.complete.mutate({
        secret,
        ...first,
        organization: name,
        email: `${name}@example.com`,
      }),
    ),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test.each([
  [{ secret: "AAAA" }, "NOT_FOUND"],
  [{ secret: "" }, "NOT_FOUND"],
  [{ timeZone: "Mars/Olympus" }, "INVALID"],
  [{ organization: "  " }, "INVALID"],
  [{ email: "nobody" }, "INVALID"],
  [{ password: "short" }, "INVALID"],
  [{ password: "lotus" }, "INVALID"],
])("%j is refused with %s, and the link stays good", async (wrong, reason) => {
  const { browser, secret } = await start();
  const refused = await refusal(browser.client.setup.complete.mutate({ secret, ...first, ...wrong }));
  expect(refused.reason).toBe(reason);
  expect(await browser.client.setup.find.query({ secret })).toEqual({ open: true });
});
