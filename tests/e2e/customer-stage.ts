import type { Locator } from "playwright-core";
import { expect } from "vitest";
import { Browser } from "../support/browser.ts";
import type { Client } from "../support/server.ts";
import { openStage, type Stage } from "./stage.ts";

export interface CustomerStage extends Stage {
  /** Somebody else at work, who is an admin. */
  readonly admin: Client;
  create(name: string, more?: { email?: string }): Promise<number>;
  get(id: number): ReturnType<Client["customers"]["get"]["query"]>;
  /** Opens a customer's page. */
  visit(id: number): Promise<void>;
  button(name: string): Locator;
  /** Picks from the list that is open, by the keyboard. */
  pick(text: string): Promise<void>;
  /** Takes back what a toast says was done. */
  undo(said: string): Promise<void>;
}

/** The stage of {@link openStage} with short words for the pages of customers. */
export async function openCustomerStage(): Promise<CustomerStage> {
  const stage = await openStage();
  const { page, address } = stage;
  page.setDefaultTimeout(15_000);
  const browser = new Browser(address);
  await browser.post("/api/auth/sign-in/demo");
  const admin = browser.client;
  return {
    ...stage,
    admin,
    create: async (name, more = {}) => (await admin.customers.create.mutate({ name, ...more })).id,
    get: (id) => admin.customers.get.query({ id }),
    async visit(id) {
      await page.goto(`${address}/crm/customers/${id}`);
      await page.getByRole("heading", { name: "Inbound messages" }).waitFor();
    },
    button: (name) => page.getByRole("button", { name, exact: true }),
    async pick(text) {
      await page.getByRole("combobox").fill(text);
      await page.locator('[role="option"][data-active]').filter({ hasText: text }).waitFor();
      await page.keyboard.press("Enter");
    },
    async undo(said) {
      const toast = page.locator("[data-sonner-toast]").filter({ hasText: said });
      await toast.getByRole("button", { name: "Undo" }).click();
    },
  };
}

/** Waits as long as for anything else on the page. */
export function eventually<Value>(read: () => Promise<Value>) {
  return expect.poll(read, { timeout: 15_000 });
}
