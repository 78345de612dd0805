-- CreateTable
CREATE TABLE "job" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "action" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'running',
    "actor_id" INTEGER,
    "caller" JSONB,
    "undo_of" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "audience" INTEGER[],
    "done" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "skipped" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT,

    CONSTRAINT "job_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "job_result" (
    "org_id" INTEGER NOT NULL,
    "job_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "before" JSONB,
    "change_id" INTEGER,

    CONSTRAINT "job_result_pkey" PRIMARY KEY ("org_id","job_id","customer_id")
);

-- CreateIndex
CREATE INDEX "job_org_id_undo_of_idx" ON "job"("org_id", "undo_of");

-- AddForeignKey
ALTER TABLE "job_result" ADD CONSTRAINT "job_result_org_id_job_id_fkey" FOREIGN KEY ("org_id", "job_id") REFERENCES "job"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- What is to be done, whichever has waited longest first
CREATE INDEX "job_running_idx" ON "job"("updated_at") WHERE "state" = 'running';

-- Checks
ALTER TABLE "job" ADD CONSTRAINT "job_state_check" CHECK ("state" IN ('running', 'done', 'cancelled', 'failed'));
ALTER TABLE "job_result" ADD CONSTRAINT "job_result_outcome_check" CHECK ("outcome" IN ('changed', 'unchanged', 'gone', 'changed since'));
