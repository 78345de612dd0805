-- AlterTable
ALTER TABLE "segment" ADD COLUMN     "system" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "segment_org_id_system_key" ON "segment"("org_id", "system");

-- Every organization has "Suppressed contacts" from its beginning; those that there are get it now. One of the same rule
-- becomes it; one of that name and another rule stays its owner's.
UPDATE "segment"
SET "system" = 'suppressed', "archived_at" = NULL
WHERE "name_key" = 'suppressed contacts'
  AND "rule" = '{"version": 1, "combinator": "and", "rules": [{"field": "suppressed", "operator": "has", "value": "any"}]}'::jsonb;

WITH "made" AS (
  INSERT INTO "segment" ("org_id", "name", "name_key", "description", "type", "rule", "rule_revision", "system")
  SELECT o."id", n."name", lower(n."name"),
    'Every customer with at least one address that must not be written to. For audits: who is left out, and why.',
    'dynamic', '{"version": 1, "combinator": "and", "rules": [{"field": "suppressed", "operator": "has", "value": "any"}]}', 1, 'suppressed'
  FROM "organization" o
  CROSS JOIN LATERAL (
    SELECT CASE WHEN EXISTS (SELECT FROM "segment" s WHERE s."org_id" = o."id" AND s."name_key" = 'suppressed contacts')
      THEN 'Suppressed contacts, kept by Segments' ELSE 'Suppressed contacts' END AS "name"
  ) n
  WHERE NOT EXISTS (SELECT FROM "segment" s WHERE s."org_id" = o."id" AND s."system" = 'suppressed')
  ON CONFLICT DO NOTHING
  RETURNING "org_id", "id"
)
INSERT INTO "change" ("org_id", "cause", "facets", "customer_ids")
SELECT "org_id", 'rule', ARRAY['segment:' || "id"], '{}'::int[] FROM "made";
