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
export { type Database, type DatabaseOptions, openDatabase } from "./database.ts";
export { type Embedded, type EmbeddedOptions, startEmbedded } from "./embedded/start.ts";
export { Prisma } from "./generated/client.ts";
export { Listener, type ListenerOptions } from "./listener.ts";
export { migrate } from "./migrate.ts";
export { type QueryOptions, query, type Statement } from "./query.ts";
export { repeatableRead, transaction } from "./transaction.ts";
