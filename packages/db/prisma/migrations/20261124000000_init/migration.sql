-- CreateTable
CREATE TABLE "organization" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "org_person" (
    "org_id" INTEGER NOT NULL,
    "person_id" INTEGER NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "org_person_pkey" PRIMARY KEY ("org_id","person_id")
);

-- CreateTable
CREATE TABLE "company" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "company_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "tag" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tag_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "product" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "customer" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "name_folded" TEXT COLLATE "C" NOT NULL,
    "company_id" INTEGER,
    "owner_id" INTEGER,
    "country" TEXT,
    "language" TEXT,
    "last_inbound_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '-infinity'::timestamp with time zone,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "contact" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "address_folded" TEXT COLLATE "C" NOT NULL,
    "suppressed_at" TIMESTAMPTZ(3),
    "suppression_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "contact_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "customer_tag" (
    "org_id" INTEGER NOT NULL,
    "tag_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,

    CONSTRAINT "customer_tag_pkey" PRIMARY KEY ("org_id","tag_id","customer_id")
);

-- CreateTable
CREATE TABLE "fit_score" (
    "org_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "product_id" INTEGER NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "fit_score_pkey" PRIMARY KEY ("org_id","customer_id","product_id")
);

-- CreateTable
CREATE TABLE "inbound_message" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "inbound_message_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "segment" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "type" TEXT NOT NULL,
    "rule" JSONB,
    "rule_revision" INTEGER NOT NULL DEFAULT 0,
    "created_by_id" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "segment_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "segment_member" (
    "org_id" INTEGER NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "segment_member_pkey" PRIMARY KEY ("org_id","segment_id","customer_id")
);

-- CreateTable
CREATE TABLE "change" (
    "org_id" INTEGER NOT NULL,
    "id" SERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cause" TEXT NOT NULL,
    "actor_id" INTEGER,
    "facets" TEXT[],
    "customer_ids" INTEGER[],

    CONSTRAINT "change_pkey" PRIMARY KEY ("org_id","id")
);

-- CreateTable
CREATE TABLE "membership_log" (
    "org_id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "segment_id" INTEGER NOT NULL,
    "customer_id" INTEGER NOT NULL,
    "joined" BOOLEAN NOT NULL,
    "rule_revision" INTEGER NOT NULL DEFAULT 0,
    "change_id" INTEGER NOT NULL,

    CONSTRAINT "membership_log_pkey" PRIMARY KEY ("org_id","seq")
);

-- CreateTable
CREATE TABLE "membership_sequence" (
    "org_id" INTEGER NOT NULL,
    "last" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "membership_sequence_pkey" PRIMARY KEY ("org_id")
);

-- CreateTable
CREATE TABLE "tombstone" (
    "org_id" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "id" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "deleted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tombstone_pkey" PRIMARY KEY ("org_id","source","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "company_org_id_name_id_idx" ON "company"("org_id", "name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "tag_org_id_name_key_key" ON "tag"("org_id", "name_key");

-- CreateIndex
CREATE INDEX "customer_org_id_name_folded_id_idx" ON "customer"("org_id", "name_folded", "id");

-- CreateIndex
CREATE INDEX "customer_org_id_country_id_idx" ON "customer"("org_id", "country", "id");

-- CreateIndex
CREATE INDEX "customer_org_id_language_id_idx" ON "customer"("org_id", "language", "id");

-- CreateIndex
CREATE INDEX "customer_org_id_owner_id_id_idx" ON "customer"("org_id", "owner_id", "id");

-- CreateIndex
CREATE INDEX "customer_org_id_company_id_id_idx" ON "customer"("org_id", "company_id", "id");

-- CreateIndex
CREATE INDEX "customer_org_id_last_inbound_at_id_idx" ON "customer"("org_id", "last_inbound_at", "id");

-- CreateIndex
CREATE INDEX "customer_org_id_created_at_id_idx" ON "customer"("org_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "contact_org_id_channel_address_folded_customer_id_idx" ON "contact"("org_id", "channel", "address_folded", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "contact_org_id_customer_id_channel_address_folded_key" ON "contact"("org_id", "customer_id", "channel", "address_folded");

-- CreateIndex
CREATE INDEX "customer_tag_org_id_customer_id_tag_id_idx" ON "customer_tag"("org_id", "customer_id", "tag_id");

-- CreateIndex
CREATE INDEX "fit_score_org_id_product_id_score_customer_id_idx" ON "fit_score"("org_id", "product_id", "score", "customer_id");

-- CreateIndex
CREATE INDEX "inbound_message_org_id_customer_id_received_at_idx" ON "inbound_message"("org_id", "customer_id", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "segment_org_id_name_key_key" ON "segment"("org_id", "name_key");

-- CreateIndex
CREATE INDEX "segment_member_org_id_customer_id_segment_id_idx" ON "segment_member"("org_id", "customer_id", "segment_id");

-- CreateIndex
CREATE INDEX "membership_log_org_id_customer_id_seq_idx" ON "membership_log"("org_id", "customer_id", "seq");

-- AddForeignKey
ALTER TABLE "org_person" ADD CONSTRAINT "org_person_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "org_person" ADD CONSTRAINT "org_person_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "company" ADD CONSTRAINT "company_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "tag" ADD CONSTRAINT "tag_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_org_id_company_id_fkey" FOREIGN KEY ("org_id", "company_id") REFERENCES "company"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_org_id_owner_id_fkey" FOREIGN KEY ("org_id", "owner_id") REFERENCES "org_person"("org_id", "person_id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_org_id_customer_id_fkey" FOREIGN KEY ("org_id", "customer_id") REFERENCES "customer"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer_tag" ADD CONSTRAINT "customer_tag_org_id_tag_id_fkey" FOREIGN KEY ("org_id", "tag_id") REFERENCES "tag"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "customer_tag" ADD CONSTRAINT "customer_tag_org_id_customer_id_fkey" FOREIGN KEY ("org_id", "customer_id") REFERENCES "customer"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "fit_score" ADD CONSTRAINT "fit_score_org_id_customer_id_fkey" FOREIGN KEY ("org_id", "customer_id") REFERENCES "customer"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "fit_score" ADD CONSTRAINT "fit_score_org_id_product_id_fkey" FOREIGN KEY ("org_id", "product_id") REFERENCES "product"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "inbound_message" ADD CONSTRAINT "inbound_message_org_id_customer_id_fkey" FOREIGN KEY ("org_id", "customer_id") REFERENCES "customer"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "segment" ADD CONSTRAINT "segment_org_id_fkey" FOREIGN KEY ("org_id") REFERENCES "organization"("id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "segment_member" ADD CONSTRAINT "segment_member_org_id_segment_id_fkey" FOREIGN KEY ("org_id", "segment_id") REFERENCES "segment"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "segment_member" ADD CONSTRAINT "segment_member_org_id_customer_id_fkey" FOREIGN KEY ("org_id", "customer_id") REFERENCES "customer"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "membership_log" ADD CONSTRAINT "membership_log_org_id_change_id_fkey" FOREIGN KEY ("org_id", "change_id") REFERENCES "change"("org_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- By hand, from here on: what schema.prisma can't say. (And above: folded text has the collation "C".)

-- The posting list of suppressed contacts
CREATE INDEX "contact_suppressed_idx" ON "contact"("org_id", "channel", "customer_id") WHERE "suppressed_at" IS NOT NULL;

-- Who was ever in a segment: those who left need no place in it
CREATE INDEX "membership_log_joined_idx" ON "membership_log"("org_id", "segment_id", "customer_id") WHERE "joined";

-- Checks
ALTER TABLE "organization" ADD CONSTRAINT "organization_name_check" CHECK (btrim("name") <> '');
ALTER TABLE "person" ADD CONSTRAINT "person_name_check" CHECK (btrim("name") <> '');
ALTER TABLE "company" ADD CONSTRAINT "company_name_check" CHECK (btrim("name") <> '');
ALTER TABLE "tag" ADD CONSTRAINT "tag_name_check" CHECK (btrim("name") <> '' AND "name_key" <> '');
ALTER TABLE "product" ADD CONSTRAINT "product_name_check" CHECK (btrim("name") <> '');
ALTER TABLE "customer"
  ADD CONSTRAINT "customer_name_check" CHECK (btrim("name") <> '' AND "name_folded" <> ''),
  ADD CONSTRAINT "customer_country_check" CHECK ("country" ~ '^[A-Z]{2}$'),
  ADD CONSTRAINT "customer_language_check" CHECK ("language" <> ''),
  ADD CONSTRAINT "customer_last_inbound_at_check" CHECK ("last_inbound_at" < 'infinity'),
  ADD CONSTRAINT "customer_created_at_check" CHECK (isfinite("created_at"));
ALTER TABLE "contact"
  ADD CONSTRAINT "contact_channel_check" CHECK ("channel" IN ('email', 'phone')),
  ADD CONSTRAINT "contact_address_check" CHECK ("address" <> '' AND "address_folded" <> ''),
  ADD CONSTRAINT "contact_suppression_check" CHECK ("suppressed_at" IS NOT NULL OR "suppression_reason" IS NULL);
ALTER TABLE "fit_score" ADD CONSTRAINT "fit_score_score_check" CHECK ("score" > '-infinity' AND "score" < 'infinity');
ALTER TABLE "inbound_message"
  ADD CONSTRAINT "inbound_message_channel_check" CHECK ("channel" IN ('email', 'phone')),
  ADD CONSTRAINT "inbound_message_received_at_check" CHECK (isfinite("received_at"));
ALTER TABLE "segment"
  ADD CONSTRAINT "segment_name_check" CHECK (btrim("name") <> '' AND "name_key" <> ''),
  ADD CONSTRAINT "segment_type_check" CHECK ("type" IN ('static', 'dynamic')),
  ADD CONSTRAINT "segment_rule_check" CHECK (("type" = 'static') = ("rule" IS NULL) AND ("type" = 'static') = ("rule_revision" = 0));
ALTER TABLE "tombstone" ADD CONSTRAINT "tombstone_source_check" CHECK ("source" IN ('tags', 'companies', 'users', 'products', 'segments'));

-- Index-only scans of posting lists live on the visibility map, and plans on fresh statistics: vacuum them early.
ALTER TABLE "customer" SET (
  autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 1000,
  autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 1000
);
ALTER TABLE "contact" SET (
  autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 1000,
  autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 1000
);
ALTER TABLE "customer_tag" SET (
  autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 1000,
  autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 1000
);
ALTER TABLE "fit_score" SET (
  autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 1000,
  autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 1000
);
ALTER TABLE "segment_member" SET (
  autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 1000,
  autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 1000
);
ALTER TABLE "membership_log" SET (
  autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000,
  autovacuum_vacuum_insert_scale_factor = 0.01, autovacuum_vacuum_insert_threshold = 1000,
  autovacuum_analyze_scale_factor = 0.02, autovacuum_analyze_threshold = 1000
);
