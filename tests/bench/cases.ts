import { cold } from "./cases/01-cold.ts";
import { limit } from "./cases/02-limit.ts";
import { warm } from "./cases/03-warm.ts";
import { cached } from "./cases/04-cached.ts";
import { preview } from "./cases/05-preview.ts";
import { pages } from "./cases/06-pages.ts";
import { evaluators } from "./cases/07-evaluator.ts";
import { write } from "./cases/08-write.ts";
import { bulk } from "./cases/09-bulk.ts";
import { crowd } from "./cases/10-crowd.ts";
import { underWrites } from "./cases/11-writes.ts";
import { bloat } from "./cases/12-bloat.ts";
import { growth } from "./cases/13-growth.ts";
import { ledger } from "./cases/14-ledger.ts";
import { operators } from "./cases/15-operators.ts";
import type { Case } from "./result.ts";

/** In the order of their numbers; those that leave traces in the database come last. */
export const cases: readonly Case[] = [
  cold,
  limit,
  warm,
  cached,
  preview,
  pages,
  evaluators,
  write,
  bulk,
  crowd,
  underWrites,
  bloat,
  growth,
  ledger,
  operators,
];
