export { type AuditAction, auditActions } from "./audit/audit-actions.ts";
export { type AuditEntry, type AuditPage, type AuditRequest, listAudit } from "./audit/list-audit.ts";
export { type BulkActionName, bulkActionNames } from "./bulk/actions.ts";
export type { Audience } from "./bulk/audience.ts";
export type { BulkInput } from "./bulk/bulk-action.ts";
export { getJob, type Job, type JobPage, type JobState, listJobs } from "./bulk/job.ts";
export { JOBS_CHANNEL, runJobs } from "./bulk/run-job.ts";
export { cancelJob, type DryRun, dryRun, startJob, undoJob } from "./bulk/start-job.ts";
export { type Cause, CHANGES_CHANNEL, change, type Write } from "./changes.ts";
export type { Caller, Context, Services } from "./context.ts";
export { addContact, setSuppression } from "./customers/contacts.ts";
export { createCustomer } from "./customers/create-customer.ts";
export { loadFacts } from "./customers/customer-facts.ts";
export type { CustomerRow } from "./customers/customer-row.ts";
export { deleteCustomer } from "./customers/delete-customer.ts";
export { recordInbound } from "./customers/record-inbound.ts";
export { renameCustomer } from "./customers/rename-customer.ts";
export { searchCustomers } from "./customers/search-customers.ts";
export { setFitScores } from "./customers/set-fit-scores.ts";
export { customerSorts } from "./customers/sorting.ts";
export { tagCustomers, untagCustomers } from "./customers/tag-customers.ts";
export { type CustomerEdit, updateCustomers } from "./customers/update-customers.ts";
export { CrmError, type CrmErrorCode, type Use } from "./errors.ts";
export { numbersOf } from "./id-set/numbers.ts";
export {
  type ApiKey,
  createApiKey,
  findApiKey,
  type KeyHolder,
  type KeyScope,
  keyScopes,
  listApiKeys,
  revokeApiKey,
  roleOfScope,
} from "./keys/api-keys.ts";
export type { Option } from "./options/counted-options.ts";
export { listOptions } from "./options/list-options.ts";
export { type OptionName, optionNames } from "./options/option-names.ts";
export {
  findDemoPerson,
  findSession,
  type Organization,
  organizationsOf,
  type Session,
} from "./organization.ts";
export {
  acceptInvitation,
  findInvitation,
  type Joining,
  type OpenInvitation,
} from "./people/accept-invitation.ts";
export {
  type BrowserSession,
  listBrowserSessions,
  revokeBrowserSession,
  revokeOtherSessions,
  switchOrganization,
} from "./people/browser-sessions.ts";
export { changeRole, removePerson } from "./people/change-role.ts";
export {
  createFirstOrganization,
  type FirstOrganization,
  hasAccounts,
} from "./people/create-organization.ts";
export { type Invitation, invitePerson, listInvitations, revokeInvitation } from "./people/invitations.ts";
export { listPeople, type Person } from "./people/list-people.ts";
export { includesRole, type Role, roles } from "./people/roles.ts";
export { receiveChanges } from "./receive-changes.ts";
export { addCustomers } from "./segments/add-customers.ts";
export { archiveSegment, restoreSegment } from "./segments/archive-segment.ts";
export { countSegments } from "./segments/count-segments.ts";
export { createSegment } from "./segments/create-segment.ts";
export { deleteSegment } from "./segments/delete-segment.ts";
export { duplicateSegment } from "./segments/duplicate-segment.ts";
export { explainMembership } from "./segments/explain-membership.ts";
export { getSegment, type SegmentDetail } from "./segments/get-segment.ts";
export { listCustomers } from "./segments/list-customers.ts";
export { listSegments, segmentSorts } from "./segments/list-segments.ts";
export { type Members, members } from "./segments/membership.ts";
export { type Preview, previewRule } from "./segments/preview-rule.ts";
export type { Receipt } from "./segments/receipt.ts";
export { recompute } from "./segments/recompute.ts";
export { removeCustomers } from "./segments/remove-customers.ts";
export { resolveCustomerIds } from "./segments/resolve-customer-ids.ts";
export type { SegmentItem } from "./segments/segment-item.ts";
export { updateSegment } from "./segments/update-segment.ts";
export { upsertManyByName } from "./segments/upsert-many-by-name.ts";
export { createTag } from "./tags/create-tag.ts";
export { deleteTag } from "./tags/delete-tag.ts";
