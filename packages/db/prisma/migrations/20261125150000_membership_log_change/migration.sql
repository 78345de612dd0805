-- Both records are written by one statement, and nobody deletes either: to look the same one up again for every row took
-- as long as all the rest of adding or removing members.

-- DropForeignKey
ALTER TABLE "membership_log" DROP CONSTRAINT "membership_log_org_id_change_id_fkey";
