-- CreateTable
CREATE TABLE "segment_rule_version" (
    "org_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "rule" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "author_id" INTEGER,
    "author_name" TEXT,
    "restored_from" INTEGER,
    "joined" INTEGER,
    "left" INTEGER,

    CONSTRAINT "segment_rule_version_pkey" PRIMARY KEY ("org_id","segment_id","revision")
);

-- CreateTable
CREATE TABLE "segment_slow" (
    "org_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "rule_revision" INTEGER NOT NULL,
    "ms" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "segment_slow_pkey" PRIMARY KEY ("org_id","segment_id")
);

-- CreateIndex
CREATE INDEX "membership_log_at_idx" ON "membership_log" USING BRIN ("at");

-- AddForeignKey
ALTER TABLE "segment_rule_version" ADD CONSTRAINT "segment_rule_version_org_id_segment_id_fkey" FOREIGN KEY ("org_id", "segment_id") REFERENCES "segment"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "segment_slow" ADD CONSTRAINT "segment_slow_org_id_segment_id_fkey" FOREIGN KEY ("org_id", "segment_id") REFERENCES "segment"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Of the segments that there are, the present rule. Who saved it is known where it is the first one.
INSERT INTO "segment_rule_version" ("org_id", "segment_id", "revision", "rule", "at", "author_id")
SELECT "org_id", "id", "rule_revision", "rule",
  CASE WHEN "rule_revision" = 1 THEN "created_at" ELSE "updated_at" END,
  CASE WHEN "rule_revision" = 1 THEN "created_by_id" END
FROM "segment" WHERE "type" = 'dynamic' AND "rule" IS NOT NULL;
