import { afterAll, beforeAll, expect, test } from "vitest";
import { type Receiver, startReceiver, told } from "../webhooks/receiver.ts";
import { expectAccessible, expectFits, openStage, type Stage } from "./stage.ts";

let stage: Stage;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver();
  stage = await openStage({ webhooks: { allowPrivate: true } });
  stage.page.setDefaultTimeout(15_000);
});
afterAll(async () => {
  await stage.stop();
  await receiver.stop();
});

test("an endpoint is added, its secret is shown once, and a test event shows what came back", async () => {
  const { page, address } = stage;
  await page.goto(`${address}/settings/webhooks`);
  await page.getByText("No endpoints yet").waitFor();
  await page.getByRole("button", { name: "Add endpoint" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Add endpoint" });
  await dialog.getByLabel("URL").fill("https://user:password@hooks.example/");
  await dialog.getByRole("button", { name: "Add endpoint" }).click();
  await dialog.getByText("The URL may not hold a user or a password").waitFor();
  await expectAccessible(page);
  await dialog.getByLabel("URL").fill(receiver.url);
  await dialog.getByLabel("Description").fill("Shop");
  await dialog.getByRole("button", { name: "Add endpoint" }).click();
  await page.getByText("it can’t be shown again").waitFor();
  const secret = await page.getByRole("textbox", { name: "The secret" }).inputValue();
  expect(secret).toMatch(/^whsec_/);
  await page.getByRole("button", { name: "Done" }).click();
  await page.waitForURL(/settings\/webhooks\/\d+$/);
  expect(await page.content()).not.toContain(secret);

  receiver.answer = (response) => response.writeHead(503).end("closed for lunch");
  await page.getByRole("button", { name: "Send test event" }).click();
  const sheet = page.getByRole("dialog", { name: "webhook.test" });
  await sheet.getByText("Failed", { exact: true }).waitFor();
  await sheet.getByText("It answered 503, and only 2xx counts as received.").waitFor();
  await sheet.getByText("closed for lunch").waitFor();
  await expectAccessible(page);
  receiver.answer = (response) => response.writeHead(200).end("thanks");
  await sheet.getByRole("button", { name: "Send again" }).click();
  await sheet.getByText("Delivered").waitFor();
  await sheet.getByText("thanks").waitFor();
  expect(told(receiver.calls)).toEqual(["webhook.test : ", "webhook.test : "]);
  await page.goBack();
  await sheet.waitFor({ state: "hidden" });
});

test("who joins is told, and the log shows it; paused, it is kept until it is resumed", async () => {
  const { page, address, database } = stage;
  const [segment] = await database.prisma.segment.findMany({
    where: { type: "static" },
    orderBy: { id: "asc" },
  });
  const outside = await database.prisma.customer.findFirstOrThrow({
    where: { segments: { none: { segmentId: segment?.id ?? 0 } } },
  });
  const add = (way: "addCustomers" | "removeCustomers") =>
    page.request.post(`${address}/trpc/segments.${way}`, {
      data: { id: segment?.id, customerIds: [outside.id] },
    });
  await page.goto(`${address}/settings/webhooks`);
  await page.getByRole("link", { name: /127\.0\.0\.1/ }).click();
  await page.getByRole("table", { name: "Messages" }).waitFor();
  await add("addCustomers");
  await page.getByRole("link", { name: "segment.joined" }).first().click();
  const sheet = page.getByRole("dialog", { name: "segment.joined" });
  await sheet.getByText(`"id": ${outside.id}`).waitFor();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Actions for this endpoint" }).click();
  await page.getByRole("menuitem", { name: "Pause" }).click();
  await page.getByText("What happens meanwhile is kept").waitFor();
  await add("removeCustomers");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Resume" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Resume" }).click();
  await page.getByRole("link", { name: "segment.left" }).waitFor();
  expect(told(receiver.calls).slice(-2)).toEqual([
    `joined ${segment?.id}: ${outside.id}`,
    `left ${segment?.id}: ${outside.id}`,
  ]);
  await page.getByRole("button", { name: "Failed" }).click();
  await page.waitForURL(/state=failed/);
  await page.getByText("No such messages").waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goBack();
  await page.getByRole("link", { name: "segment.left" }).waitFor();
  await expectFits(page);
  await expectAccessible(page);
  await page.goto(`${address}/settings/webhooks`);
  await page.getByRole("link", { name: /127\.0\.0\.1/ }).waitFor();
  await expectFits(page);
});
