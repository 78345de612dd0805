-- AlterTable
ALTER TABLE "job" ADD COLUMN     "report" JSONB,
ADD COLUMN     "total" INTEGER;

-- CreateTable
CREATE TABLE "stored_file" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "job_id" INTEGER,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "bytes" INTEGER,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "file_chunk" (
    "org_id" INTEGER NOT NULL,
    "file_id" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "file_chunk_pkey" PRIMARY KEY ("org_id","file_id","part")
);

-- CreateIndex
CREATE INDEX "stored_file_org_id_job_id_idx" ON "stored_file"("org_id", "job_id");

-- CreateIndex
CREATE INDEX "stored_file_expires_at_idx" ON "stored_file"("expires_at");

-- AddForeignKey
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_org_id_job_id_fkey" FOREIGN KEY ("org_id", "job_id") REFERENCES "job"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "file_chunk" ADD CONSTRAINT "file_chunk_org_id_file_id_fkey" FOREIGN KEY ("org_id", "file_id") REFERENCES "stored_file"("org_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Not worth the time that compressing takes
ALTER TABLE "file_chunk" ALTER COLUMN "data" SET STORAGE EXTERNAL;

-- Checks
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_kind_check" CHECK ("kind" IN ('upload', 'export', 'problems'));
