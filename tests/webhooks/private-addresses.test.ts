import type { LookupFunction } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { refusal } from "../support/server.ts";
import { PostOffice } from "./post-office.ts";
import { type Receiver, startReceiver } from "./receiver.ts";

/** What names lead to, in turns: a name server may say another thing each time it is asked. */
const names: Record<string, string[]> = {};
const lookup: LookupFunction = (hostname, _options, callback) => {
  const found = names[hostname];
  if (!found) {
    // As the system's own lookup does it: without any addresses.
    (callback as (error: Error) => void)(Object.assign(new Error(hostname), { code: "ENOTFOUND" }));
    return;
  }
  callback(
    null,
    found.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
  );
};

let office: PostOffice;
/** Would take messages, were any sent to this machine. */
let receiver: Receiver;
beforeAll(async () => {
  office = await PostOffice.open({ webhooks: { lookup } });
  receiver = await startReceiver();
});
afterAll(async () => {
  await office.server.stop();
  await receiver.stop();
});

const events = ["segment.joined" as const];

test.each([
  ...[
    "http://hooks.example/",
    "ftp://hooks.example/",
    "javascript:alert(1)",
    "hooks.example",
    "",
    "https://",
  ],
  ...[
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://0177.0.0.1/",
    "https://127.1/",
  ],
  ...["https://localhost/", "https://LOCALHOST:8443/", "https://api.localhost/", "https://①②⑦.0.0.1/"],
  ...["https://0.0.0.0/", "https://10.1.2.3/", "https://172.31.0.1/", "https://192.168.1.1/"],
  ...["https://169.254.169.254/latest/meta-data/", "https://100.64.0.1/", "https://100.100.100.200/"],
  ...["https://224.0.0.1/", "https://255.255.255.255/", "https://168.63.129.16/", "https://198.18.0.1/"],
  ...[
    "https://[::]/",
    "https://[::1]/",
    "https://[fe80::1]/",
    "https://[fd00:ec2::254]/",
    "https://[ff02::1]/",
  ],
  ...["https://[::ffff:127.0.0.1]/", "https://[::ffff:a9fe:a9fe]/", "https://[::127.0.0.1]/"],
  ...["https://[64:ff9b::7f00:1]/", "https://[64:ff9b:1::a00:1]/", "https://[2002:7f00:1::]/"],
  ...["https://user:password@hooks.example/", "https://token@hooks.example/"],
])("an endpoint can’t be at %s", async (url) => {
  const call = office.client.webhooks.create.mutate({ url, events, segmentIds: null });
  const { reason, message } = await refusal(call);
  expect(reason).toBe("INVALID");
  expect(message).toMatch(/\.$/);
});

test.each([
  ["127.0.0.1"],
  ["169.254.169.254"],
  ["10.0.0.8"],
  ["::1"],
  ["::ffff:127.0.0.1"],
  ["fd00::1"],
  ["64:ff9b::7f00:1"],
  // One of several is enough.
  ["93.184.215.14", "127.0.0.1"],
])("nothing is sent to a name that leads to %s %s", async (...addresses) => {
  const host = `hooks-${Math.random().toString(36).slice(2)}.example`;
  names[host] = addresses;
  const { port } = new URL(receiver.url);
  const { id } = await office.endpoint(`https://${host}:${port}/`);
  const { id: delivery } = await office.client.webhooks.test.mutate({ id });
  const { state, log } = await office.attempted(delivery, 1);
  expect([state, log[0]?.status]).toEqual(["failed", null]);
  expect(log[0]?.problem).toContain(
    `${host} leads to ${addresses.at(-1)}, which is not on the public internet.`,
  );
  expect(receiver.calls).toEqual([]);
});

test("a name that is nowhere is said to be so", async () => {
  const { id } = await office.endpoint("https://nowhere.example/");
  const { id: delivery } = await office.client.webhooks.test.mutate({ id });
  const { log } = await office.attempted(delivery, 1);
  expect(log[0]?.problem).toBe("The name nowhere.example can’t be resolved: there is no such host.");
});
