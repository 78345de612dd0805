import { expect, test } from "vitest";
import { newSigningSecret, seal, secretText, unseal } from "./sealed-secret.ts";
import { webhookKey } from "./settings.ts";

const key = webhookKey("a secret of the installation, long enough");

test("a sealed secret is opened by the key and the organization that it was sealed for, and by no other", () => {
  const secret = newSigningSecret();
  const sealed = seal(key, 7, secret);
  expect(unseal(key, 7, sealed)).toEqual(secret);
  expect(unseal(key, 8, sealed)).toBeUndefined();
  expect(unseal(webhookKey("another secret of the installation, long"), 7, sealed)).toBeUndefined();
  expect(seal(key, 7, secret)).not.toEqual(sealed);
});

test("what was tampered with, or cut off, is not opened", () => {
  const sealed = seal(key, 7, newSigningSecret());
  for (let place = 0; place < sealed.length; place++) {
    const other = Buffer.from(sealed);
    other[place] = (other[place] ?? 0) ^ 1;
    expect(unseal(key, 7, other)).toBeUndefined();
    expect(unseal(key, 7, sealed.subarray(0, place))).toBeUndefined();
  }
});

test("it is told as Standard Webhooks writes secrets", () => {
  expect(secretText(Buffer.alloc(32))).toBe(`whsec_${"A".repeat(43)}=`);
});
