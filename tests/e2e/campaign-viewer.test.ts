import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Browser } from "../support/browser.ts";
import { newStatic, runCampaign } from "../support/campaigns.ts";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";

const EMAIL = "looks@example.com";
const PASSWORD = "four words in a row";

let stage: Stage;
let looking: BrowserContext;
let view: Page;
/** A draft with somebody picked by hand, a segment on each side, and some who were enrolled elsewhere. */
let draftId: number;
beforeAll(async () => {
  stage = await openStage();
  stage.page.setDefaultTimeout(15_000);
  const admin = new Browser(stage.address);
  await admin.post("/api/auth/sign-in/demo");
  const { campaigns, customers, people } = admin.client;
  const { rows } = await customers.search.query({ limit: 12 });
  const ids = rows.map(({ id }) => id);
  const told = await newStatic(admin.client, "To be told", ids.slice(0, 10));
  const spared = await newStatic(admin.client, "To be spared", ids.slice(10));
  const earlier = await campaigns.create.mutate({
    name: "Told before",
    audience: { customerIds: ids.slice(0, 5) },
    onlyReachable: false,
  });
  await runCampaign(admin.client, { id: earlier.id });
  const draft = await campaigns.create.mutate({
    name: "Only looked at",
    description: "What the viewer reads",
    audience: { customerIds: ids.slice(0, 2) },
    includeIds: [told],
    excludeIds: [spared],
    onlyReachable: false,
  });
  draftId = draft.id;

  const { secret } = await people.invite.mutate({ email: EMAIL, role: "viewer" });
  const newcomer = { name: "Looks", password: PASSWORD };
  await new Browser(stage.address).client.invitations.accept.mutate({ secret, newcomer });
  looking = await stage.browser.newContext({
    reducedMotion: "reduce",
    viewport: { width: 1280, height: 800 },
  });
  looking.setDefaultTimeout(15_000);
  await looking.request.post(`${stage.address}/api/auth/sign-in/email`, {
    data: { email: EMAIL, password: PASSWORD },
  });
  view = await looking.newPage();
});
afterAll(() => stage.stop());

/** What of the draft can be changed by hand. */
const changes = (page: Page) => [
  page.getByRole("main").getByRole("textbox"),
  page.getByRole("main").getByRole("checkbox"),
  page.getByRole("main").getByRole("button", { name: /^(Take out|Include|Exclude) / }),
];

async function open(page: Page): Promise<void> {
  await page.goto(`${stage.address}/crm/campaigns/${draftId}`);
  await page.getByText("5 of them were enrolled in Told before").waitFor();
}

test("who may change a draft has all that it takes", async () => {
  await open(stage.page);
  for (const all of changes(stage.page)) await all.first().waitFor();
  await stage.page.getByRole("button", { name: "Take out 2 customers picked by hand" }).waitFor();
  await stage.page
    .getByRole("button", { name: "Exclude who is enrolled in “Told before”", exact: true })
    .waitFor();
  expect(await stage.page.getByText("The draft can be looked at").count()).toBe(0);
});

test("a viewer sees the whole draft, and why it can’t be changed", async () => {
  await open(view);
  await view
    .getByText("The draft can be looked at. Changing it takes the role editor; yours is viewer.")
    .waitFor();
  await view.getByText("What the viewer reads").waitFor();
  const items = (side: string) => view.getByRole("list", { name: side, exact: true }).getByRole("listitem");
  expect(await items("Included").allTextContents()).toEqual(["2 customers picked by hand", "To be told"]);
  expect(await items("Excluded").allTextContents()).toEqual(["To be spared"]);
  await view.getByText("Also customers who can’t be reached").waitFor();
  for (const all of changes(view)) expect(await all.count()).toBe(0);
  const start = view.getByRole("button", { name: "Start campaign" });
  expect(await start.getAttribute("aria-disabled")).toBe("true");
  await expectAccessible(view);
  await view.setViewportSize({ width: 390, height: 844 });
  await expectFits(view);
  await expectAccessible(view);
});
