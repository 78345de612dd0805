-- CreateTable
CREATE TABLE "node_call" (
    "org_id" INTEGER NOT NULL,
    "caller" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "answer" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "node_call_pkey" PRIMARY KEY ("org_id","caller","key")
);

-- CreateTable
CREATE TABLE "enrolment" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "enrolment_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "enrolment_block" (
    "org_id" INTEGER NOT NULL,
    "enrolment_id" INTEGER NOT NULL,
    "block" INTEGER NOT NULL,
    "bits" BYTEA,
    "few" SMALLINT[],

    CONSTRAINT "enrolment_block_pkey" PRIMARY KEY ("org_id","enrolment_id","block")
);

-- CreateTable
CREATE TABLE "flow" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "cursor" BIGINT NOT NULL DEFAULT 0,
    "on_since" TIMESTAMPTZ(3),
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "flow_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "flow_version" (
    "org_id" INTEGER NOT NULL,
    "flow_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,

    CONSTRAINT "flow_version_pkey" PRIMARY KEY ("org_id","flow_id","revision")
);

-- CreateTable
CREATE TABLE "flow_run" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "flow_id" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "trigger_seq" BIGINT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "flow_run_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "flow_step_run" (
    "org_id" INTEGER NOT NULL,
    "run_id" INTEGER NOT NULL,
    "step" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "flow_step_run_pkey" PRIMARY KEY ("org_id","run_id","step")
);

-- CreateIndex
CREATE INDEX "node_call_created_at_idx" ON "node_call"("created_at");

-- CreateIndex
CREATE INDEX "enrolment_created_at_idx" ON "enrolment"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "flow_org_id_name_key_key" ON "flow"("org_id", "name_key");

-- CreateIndex
CREATE INDEX "flow_run_org_id_flow_id_state_id_idx" ON "flow_run"("org_id", "flow_id", "state", "id");

-- CreateIndex
CREATE INDEX "flow_run_org_id_flow_id_customer_id_idx" ON "flow_run"("org_id", "flow_id", "customer_id");

-- CreateIndex
CREATE INDEX "flow_run_org_id_customer_id_idx" ON "flow_run"("org_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "flow_run_org_id_flow_id_trigger_seq_key" ON "flow_run"("org_id", "flow_id", "trigger_seq");

-- AddForeignKey
ALTER TABLE "enrolment_block" ADD CONSTRAINT "enrolment_block_org_id_enrolment_id_fkey" FOREIGN KEY ("org_id", "enrolment_id") REFERENCES "enrolment"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "flow_version" ADD CONSTRAINT "flow_version_org_id_flow_id_fkey" FOREIGN KEY ("org_id", "flow_id") REFERENCES "flow"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "flow_run" ADD CONSTRAINT "flow_run_org_id_flow_id_fkey" FOREIGN KEY ("org_id", "flow_id") REFERENCES "flow"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "flow_step_run" ADD CONSTRAINT "flow_step_run_org_id_run_id_fkey" FOREIGN KEY ("org_id", "run_id") REFERENCES "flow_run"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- A customer goes through an automation once at a time; and what of an automation is due, whichever has waited longest first
CREATE UNIQUE INDEX "flow_run_under_way_key" ON "flow_run"("org_id", "flow_id", "customer_id") WHERE "state" IN ('running', 'waiting');
CREATE INDEX "flow_run_due_idx" ON "flow_run"("org_id", "flow_id", "due_at", "id") WHERE "due_at" IS NOT NULL;

-- Checks
ALTER TABLE "flow" ADD CONSTRAINT "flow_state_check" CHECK ("state" IN ('draft', 'on', 'off'));
ALTER TABLE "flow_run"
  ADD CONSTRAINT "flow_run_state_check" CHECK ("state" IN ('running', 'waiting', 'done', 'stopped', 'failed')),
  ADD CONSTRAINT "flow_run_due_check" CHECK (("due_at" IS NOT NULL) = ("state" IN ('running', 'waiting'))),
  ADD CONSTRAINT "flow_run_finished_check" CHECK (("finished_at" IS NULL) = ("state" IN ('running', 'waiting')));
