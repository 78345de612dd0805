export {
  type Answer,
  Cache,
  type CacheOptions,
  type Entry,
  type FlightView,
  type Found,
  type LoadOptions,
  MAX_AGE,
  type Want,
} from "./cache.ts";
export { checkServer } from "./check-server.ts";
export { APP_ROLE } from "./connection.ts";
export { type Database, type DatabaseOptions, openDatabase } from "./database.ts";
export { type Embedded, type EmbeddedOptions, startEmbedded } from "./embedded/start.ts";
export { DATA_DIR, databaseUrl, EMBEDDED_DIR } from "./env.ts";
export { familyOf } from "./facets.ts";
export { Prisma } from "./generated/client.ts";
export { Listener, type ListenerOptions } from "./listener.ts";
export { migrate } from "./migrate.ts";
export { type EachRow, type QueryOptions, query, queryEach, type Statement } from "./query.ts";
export { isSeeded, type SeedOptions, type SeedStep, seedDemo } from "./seed/seed.ts";
export { repeatableRead, transaction } from "./transaction.ts";
