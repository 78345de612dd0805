-- CreateTable
CREATE TABLE "campaign" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "include_ids" INTEGER[],
    "exclude_ids" INTEGER[],
    "customer_ids" INTEGER[],
    "only_reachable" BOOLEAN NOT NULL DEFAULT true,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "job_id" INTEGER,
    "already_ran_id" INTEGER,
    "started_at" TIMESTAMPTZ(3),
    "frozen" JSONB,
    "enrolled" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "campaign_enrolment" (
    "org_id" INTEGER NOT NULL,
    "campaign_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "campaign_enrolment_pkey" PRIMARY KEY ("org_id","campaign_id","customer_id")
);

-- CreateIndex
CREATE INDEX "campaign_org_id_job_id_idx" ON "campaign"("org_id", "job_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_org_id_name_key_key" ON "campaign"("org_id", "name_key");

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_org_id_job_id_fkey" FOREIGN KEY ("org_id", "job_id") REFERENCES "job"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "campaign_enrolment" ADD CONSTRAINT "campaign_enrolment_org_id_campaign_id_fkey" FOREIGN KEY ("org_id", "campaign_id") REFERENCES "campaign"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Checks
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_started_check"
  CHECK (("job_id" IS NULL) = ("started_at" IS NULL) AND ("job_id" IS NULL) = ("already_ran_id" IS NULL));
