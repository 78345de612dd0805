-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "events" TEXT[],
    "all_segments" BOOLEAN NOT NULL,
    "segment_ids" INTEGER[],
    "status" TEXT NOT NULL DEFAULT 'active',
    "problem" TEXT,
    "secret" BYTEA NOT NULL,
    "secret_made_at" TIMESTAMPTZ(3) NOT NULL,
    "former_secret" BYTEA,
    "former_until" TIMESTAMPTZ(3),
    "cursor" BIGINT NOT NULL,
    "failing_since" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "last_ms" INTEGER NOT NULL DEFAULT 0,
    "held_until" TIMESTAMPTZ(3),
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "endpoint_id" INTEGER NOT NULL,
    "message_id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "segment_id" INTEGER,
    "customers" INTEGER NOT NULL DEFAULT 0,
    "body" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "once" BOOLEAN NOT NULL DEFAULT false,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "leased_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "webhook_attempt" (
    "org_id" INTEGER NOT NULL,
    "delivery_id" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "endpoint_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "succeeded" BOOLEAN,
    "headers" JSONB,
    "status" INTEGER,
    "response" TEXT,
    "ms" INTEGER,
    "problem" TEXT,

    CONSTRAINT "webhook_attempt_pkey" PRIMARY KEY ("org_id","delivery_id","number")
);

-- CreateIndex
CREATE INDEX "webhook_delivery_org_id_endpoint_id_id_idx" ON "webhook_delivery"("org_id", "endpoint_id", "id");

-- CreateIndex
CREATE INDEX "webhook_delivery_org_id_endpoint_id_state_id_idx" ON "webhook_delivery"("org_id", "endpoint_id", "state", "id");

-- CreateIndex
CREATE INDEX "webhook_delivery_finished_at_idx" ON "webhook_delivery"("finished_at");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_org_id_message_id_key" ON "webhook_delivery"("org_id", "message_id");

-- CreateIndex
CREATE INDEX "webhook_attempt_org_id_endpoint_id_at_idx" ON "webhook_attempt"("org_id", "endpoint_id", "at");

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_org_id_endpoint_id_fkey" FOREIGN KEY ("org_id", "endpoint_id") REFERENCES "webhook_endpoint"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "webhook_attempt" ADD CONSTRAINT "webhook_attempt_org_id_delivery_id_fkey" FOREIGN KEY ("org_id", "delivery_id") REFERENCES "webhook_delivery"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- What is to be sent, whichever has waited longest first; and what of a segment is still to be sent, in order
CREATE INDEX "webhook_delivery_due_idx" ON "webhook_delivery"("due_at") WHERE "due_at" IS NOT NULL;
CREATE INDEX "webhook_delivery_pending_idx" ON "webhook_delivery"("org_id", "endpoint_id", "segment_id", "id") WHERE "state" = 'pending';

-- Checks
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_status_check" CHECK ("status" IN ('active', 'paused', 'disabled'));
ALTER TABLE "webhook_delivery"
  ADD CONSTRAINT "webhook_delivery_state_check" CHECK ("state" IN ('pending', 'succeeded', 'failed')),
  ADD CONSTRAINT "webhook_delivery_finished_check" CHECK (("finished_at" IS NULL) = ("state" = 'pending')),
  ADD CONSTRAINT "webhook_delivery_due_check" CHECK ("due_at" IS NULL OR "state" = 'pending');
