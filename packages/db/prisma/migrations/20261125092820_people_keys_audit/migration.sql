-- AlterTable
ALTER TABLE "org_person" ADD COLUMN     "left_at" TIMESTAMPTZ(3),
ADD COLUMN     "role" TEXT NOT NULL DEFAULT 'viewer';

-- AlterTable
ALTER TABLE "person" ADD COLUMN     "email_verified" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "image" TEXT,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "person_account" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "provider_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "password" TEXT,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_session" (
    "id" SERIAL NOT NULL,
    "person_id" INTEGER NOT NULL,
    "token" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "org_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "verification" (
    "id" SERIAL NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "invited_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "api_key" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "start" TEXT NOT NULL,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" INTEGER,
    "api_key_id" INTEGER,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_id" INTEGER,
    "subject_name" TEXT,
    "detail" JSONB,
    "address" TEXT,
    "request" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_account_person_id_provider_id_key" ON "person_account"("person_id", "provider_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_session_token_key" ON "person_session"("token");

-- CreateIndex
CREATE INDEX "person_session_person_id_idx" ON "person_session"("person_id");

-- CreateIndex
CREATE INDEX "verification_identifier_idx" ON "verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_org_id_secret_hash_key" ON "invitation"("org_id", "secret_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_org_id_secret_hash_key" ON "api_key"("org_id", "secret_hash");

-- CreateIndex
CREATE INDEX "audit_entry_org_id_at_id_idx" ON "audit_entry"("org_id", "at", "id");

-- AddForeignKey
ALTER TABLE "person_account" ADD CONSTRAINT "person_account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person_session" ADD CONSTRAINT "person_session_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- Until now everybody could do everything.
UPDATE "org_person" SET "role" = 'admin';
UPDATE "person" SET "email" = lower("email");

-- Checks
ALTER TABLE "org_person" ADD CONSTRAINT "org_person_role_check" CHECK ("role" IN ('viewer', 'editor', 'admin'));
ALTER TABLE "person" ADD CONSTRAINT "person_email_check" CHECK ("email" <> '' AND "email" = lower("email"));
ALTER TABLE "invitation"
  ADD CONSTRAINT "invitation_role_check" CHECK ("role" IN ('viewer', 'editor', 'admin')),
  ADD CONSTRAINT "invitation_email_check" CHECK ("email" <> '' AND "email" = lower("email"));
ALTER TABLE "api_key"
  ADD CONSTRAINT "api_key_scope_check" CHECK ("scope" IN ('read', 'write')),
  ADD CONSTRAINT "api_key_name_check" CHECK (btrim("name") <> '');

-- The role that the application works as (packages/db/src/connection.ts): it reads and writes rows, and only adds to
-- the audit log. Roles belong to the server, so another database of it may have made this one already.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'segments_app') THEN
    CREATE ROLE segments_app NOLOGIN;
    EXECUTE format('GRANT segments_app TO %I', current_user);
  ELSIF NOT pg_has_role(current_user, 'segments_app', 'MEMBER') THEN
    EXECUTE format('GRANT segments_app TO %I', current_user);
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
  WHEN insufficient_privilege THEN
    RAISE EXCEPTION 'the database user % may not make the role segments_app: have an administrator run CREATE ROLE segments_app NOLOGIN; GRANT segments_app TO %', current_user, current_user;
END $$;
GRANT USAGE ON SCHEMA public TO segments_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO segments_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO segments_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO segments_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO segments_app;
REVOKE UPDATE, DELETE ON "audit_entry" FROM segments_app;
REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM segments_app;
