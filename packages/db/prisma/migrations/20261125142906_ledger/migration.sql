-- AlterTable
ALTER TABLE "change" ADD COLUMN     "announce" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "observed" BOOLEAN NOT NULL DEFAULT true;
-- What is there already needs no looking at: the ledger begins with who is in now
ALTER TABLE "change" ALTER COLUMN "observed" SET DEFAULT false;

-- AlterTable
ALTER TABLE "membership_log" ADD COLUMN     "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "membership_reset" (
    "org_id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "rule_revision" INTEGER NOT NULL DEFAULT 0,
    "change_id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "joined" INTEGER NOT NULL,
    "left" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,

    CONSTRAINT "membership_reset_pkey" PRIMARY KEY ("org_id","seq")
);

-- CreateTable
CREATE TABLE "segment_checkpoint" (
    "org_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "rule" JSONB NOT NULL,
    "rule_revision" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "flips_at" TIMESTAMPTZ(3),
    "problem" TEXT,

    CONSTRAINT "segment_checkpoint_pkey" PRIMARY KEY ("org_id","segment_id")
);

-- CreateTable
CREATE TABLE "segment_bitmap" (
    "org_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "block" INTEGER NOT NULL,
    "bits" BYTEA,
    "few" SMALLINT[],

    CONSTRAINT "segment_bitmap_pkey" PRIMARY KEY ("org_id","segment_id","kind","block")
);

-- CreateTable
CREATE TABLE "observer" (
    "org_id" INTEGER NOT NULL,
    "version" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "observer_pkey" PRIMARY KEY ("org_id")
);

-- CreateIndex
CREATE INDEX "membership_reset_org_id_segment_id_seq_idx" ON "membership_reset"("org_id", "segment_id", "seq");

-- CreateIndex
CREATE INDEX "segment_checkpoint_flips_at_idx" ON "segment_checkpoint"("flips_at");

-- CreateIndex
CREATE INDEX "segment_bitmap_org_id_kind_block_idx" ON "segment_bitmap"("org_id", "kind", "block");

-- CreateIndex
CREATE INDEX "membership_log_org_id_segment_id_seq_idx" ON "membership_log"("org_id", "segment_id", "seq");

-- AddForeignKey
ALTER TABLE "membership_reset" ADD CONSTRAINT "membership_reset_org_id_change_id_fkey" FOREIGN KEY ("org_id", "change_id") REFERENCES "change"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- When what is in the log already happened
UPDATE "membership_log" l SET "at" = c."at" FROM "change" c WHERE c."org_id" = l."org_id" AND c."id" = l."change_id";

-- What the ledger has not taken in yet
CREATE INDEX "change_unobserved_idx" ON "change"("org_id", "id") WHERE NOT "observed";

-- A row of bits fits a page, and is read bit by bit: neither compressed nor moved elsewhere
ALTER TABLE "segment_bitmap" ALTER COLUMN "bits" SET STORAGE PLAIN;

-- Checks
ALTER TABLE "membership_reset" ADD CONSTRAINT "membership_reset_kind_check" CHECK ("kind" IN ('filled', 'ended'));
ALTER TABLE "segment_bitmap" ADD CONSTRAINT "segment_bitmap_kind_check" CHECK ("kind" IN ('members', 'ever'));
