import { sql } from "@segments/rules";
import { recordAudit } from "../audit/record-audit.ts";
import { change } from "../changes.ts";
import type { Context, Services } from "../context.ts";
import { notFound } from "../errors.ts";
import { iso } from "../iso.ts";
import type { Organization } from "../organization.ts";
import { readName } from "../people/person-details.ts";
import type { Role } from "../people/roles.ts";
import { run } from "../run.ts";
import { newSecret, readSecret } from "../secret.ts";

/** What a key may do, and the role that this makes it. */
export const keyScopes = ["read", "write"] as const;
export type KeyScope = (typeof keyScopes)[number];
export const roleOfScope: Readonly<Record<KeyScope, Role>> = { read: "viewer", write: "editor" };

export interface ApiKey {
  readonly id: number;
  readonly name: string;
  readonly scope: KeyScope;
  /** How the key begins, to know it by. */
  readonly start: string;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly createdBy: string | null;
  /** ISO 8601; null for never. */
  readonly expiresAt: string | null;
  /** ISO 8601, to the minute; null for never. */
  readonly lastUsedAt: string | null;
}

/** Whose request a key makes it. */
export interface KeyHolder {
  readonly id: number;
  readonly name: string;
  readonly scope: KeyScope;
  readonly organization: Organization;
}

const PREFIX = "sk_";

const columns = sql`k.id, k.name, k.scope, k.start,
  (select p.name from person p where p.id = k.created_by_id) as "createdBy",
  ${iso(sql`k.created_at`)} as "createdAt",
  ${iso(sql`k.expires_at`)} as "expiresAt",
  ${iso(sql`k.last_used_at`)} as "lastUsedAt"`;

/** The keys that are not revoked, the newest first; those that have expired too. */
export function listApiKeys(context: Context): Promise<ApiKey[]> {
  return run<ApiKey>(
    context,
    sql`select ${columns} from api_key k where k.org_id = ${context.orgId} and k.revoked_at is null order by k.id desc`,
  );
}

/** Makes a key. Its secret is told this once; what is kept is a hash. Throws INVALID (the name). */
export async function createApiKey(
  context: Context,
  given: {
    readonly name: string;
    readonly scope: KeyScope;
    /** null for never */
    readonly expiresInDays: number | null;
  },
): Promise<{ readonly key: string; readonly apiKey: ApiKey }> {
  const { orgId, actorId } = context;
  const name = readName(given.name, "A key");
  const secret = newSecret(orgId);
  const key = PREFIX + secret.text;
  const apiKey = await change(context, "manual", async (write) => {
    const [made] = await write.query<ApiKey>(sql`
      insert into api_key as k (org_id, name, scope, secret_hash, start, created_by_id, expires_at)
      values (${orgId}::int, ${name}, ${given.scope}, ${secret.hash}, ${key.slice(0, PREFIX.length + String(orgId).length + 5)}, ${actorId}::int,
        now() + make_interval(days => ${given.expiresInDays}::int))
      returning ${columns}`);
    const { id } = made as ApiKey;
    await recordAudit(write, "key.create", { id, name, detail: { scope: given.scope } });
    return made as ApiKey;
  });
  return { key, apiKey };
}

/** Makes a key worthless from now on. Throws NOT_FOUND. */
export async function revokeApiKey(context: Context, keyId: number): Promise<void> {
  await change(context, "manual", async (write) => {
    const [revoked] = await write.query<{ name: string }>(sql`
      update api_key set revoked_at = now()
      where org_id = ${context.orgId} and id = ${keyId}::int and revoked_at is null returning name`);
    if (!revoked) throw notFound("key", keyId);
    await recordAudit(write, "key.revoke", { id: keyId, name: revoked.name });
  });
}

/** Whom a key lets in; undefined where it is revoked, expired, or none. Notes the minute of its use. */
export async function findApiKey(services: Services, key: string): Promise<KeyHolder | undefined> {
  const secret = key.startsWith(PREFIX) ? readSecret(key.slice(PREFIX.length)) : undefined;
  if (!secret) return undefined;
  const { orgId, hash } = secret;
  const [holder] = await run<KeyHolder & { stale: boolean }>(
    { services },
    sql`
      select k.id, k.name, k.scope, json_build_object('id', o.id, 'name', o.name, 'timeZone', o.time_zone) as organization,
        k.last_used_at is null or k.last_used_at < date_trunc('minute', now()) as stale
      from api_key k join organization o on o.id = k.org_id
      where k.org_id = ${orgId}::int and k.secret_hash = ${hash} and k.revoked_at is null
        and (k.expires_at is null or k.expires_at > now())`,
  );
  if (!holder) return undefined;
  const { stale, ...found } = holder;
  if (stale) {
    const now = new Date();
    now.setSeconds(0, 0);
    await services.database.prisma.apiKey.updateMany({
      where: { orgId, id: found.id },
      data: { lastUsedAt: now },
    });
  }
  return found;
}
