import path from "node:path";
import { z } from "zod";

const wholeNumber = z.coerce.number().int();

const schema = z.object({
  /** Where the app is served. */
  PORT: wholeNumber.min(0).max(65_535).default(4000),
  HOST: z.string().min(1).default("localhost"),
  /**
   * Signs cookies, and seals the secrets of webhooks. At least 32 characters, the same in all processes of an installation;
   * kept under .data where absent.
   */
  SECRET: z.string().min(32).optional(),
  /** The proxies in front: how many there are, or their addresses and networks with commas between. */
  TRUST_PROXY: z
    .string()
    .transform((text) => (/^\d+$/.test(text) ? (_address: string, hop: number) => hop < Number(text) : text))
    .optional(),
  /** Calls per minute from one address or with one key; 0 for no limit. */
  RATE_LIMIT: wholeNumber.min(0).max(1_000_000).default(1200),
  /** `true` lets webhooks go to http and to private networks: for development alone. */
  WEBHOOKS_ALLOW_PRIVATE: z
    .enum(["true", "false"])
    .default("false")
    .transform((text) => text === "true"),
  /** `production` has no demo. */
  NODE_ENV: z.string().default("development"),
  /** pino's levels */
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("warn"),
  /** What the answers kept in memory may take at the most, in megabytes. */
  CACHE_MB: wholeNumber.min(1).max(65_536).default(512),
  /** How many customers the demo organization is seeded with when the database is empty; 0 for no demo. */
  DEMO_CUSTOMERS: wholeNumber.min(0).max(5_000_000).default(10_000),
  /** The folder of the built web app. */
  WEB_DIR: z.string().default(path.join(import.meta.dirname, "../../web/dist")),
});

export type Env = z.infer<typeof schema>;

/** Reads the settings from the environment. Throws one sentence that names the variable that is wrong. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`The setting ${issue?.path.join(".")} can’t be used: ${issue?.message}.`);
}
