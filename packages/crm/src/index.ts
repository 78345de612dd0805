export { type AuditAction, auditActions } from "./audit/audit-actions.ts";
export { type AuditEntry, type AuditPage, type AuditRequest, listAudit } from "./audit/list-audit.ts";
export { FLOWS_CHANNEL } from "./automation/flows/channel.ts";
export { createFlow, type NewFlow } from "./automation/flows/create-flow.ts";
export {
  type FlowDefinition,
  type FlowStep,
  type FlowTrigger,
  waitUnits,
} from "./automation/flows/definition.ts";
export { deleteFlow } from "./automation/flows/delete-flow.ts";
export { type FlowItem, type FlowList, listFlows } from "./automation/flows/flow-item.ts";
export { type FlowDetail, getFlow } from "./automation/flows/get-flow.ts";
export { type FlowRunDetail, getRun } from "./automation/flows/get-run.ts";
export {
  type FlowRun,
  type FlowRunState,
  listRuns,
  type RunPage,
  runStates,
} from "./automation/flows/list-runs.ts";
export { retryRuns } from "./automation/flows/retry-runs.ts";
export { runFlowSteps } from "./automation/flows/run-steps.ts";
export { startFlowRuns } from "./automation/flows/start-runs.ts";
export { turnFlowOff, turnFlowOn } from "./automation/flows/switch-flow.ts";
export { type FlowEdit, updateFlow } from "./automation/flows/update-flow.ts";
export { addTag } from "./automation/nodes/add-tag.ts";
export { addToSegment } from "./automation/nodes/add-to-segment.ts";
export { deleteExpiredCalls } from "./automation/nodes/delete-expired-calls.ts";
export { enrolLines } from "./automation/nodes/enrol-lines.ts";
export { type EnrolPage, enroll } from "./automation/nodes/enroll.ts";
export { exitCooldown } from "./automation/nodes/exit-cooldown.ts";
export { MOST_CUSTOMERS, type NodeAnswer } from "./automation/nodes/node.ts";
export { removeTag } from "./automation/nodes/remove-tag.ts";
export { type BulkActionName, requestableActionNames } from "./bulk/actions.ts";
export type { Audience } from "./bulk/audience.ts";
export type { BulkInput } from "./bulk/bulk-action.ts";
export { jobResultCsv } from "./bulk/job-result-csv.ts";
export { runBulkSlice } from "./bulk/run-slice.ts";
export { type DryRun, dryRun, startJob, undoJob } from "./bulk/start-job.ts";
export type { AudienceProblem } from "./campaigns/audience-problems.ts";
export type { CampaignState } from "./campaigns/campaign-row.ts";
export { cancelCampaign } from "./campaigns/cancel-campaign.ts";
export { type CampaignCount, countCampaigns } from "./campaigns/count-campaigns.ts";
export { createCampaign, type NewCampaign } from "./campaigns/create-campaign.ts";
export { deleteCampaign } from "./campaigns/delete-campaign.ts";
export { duplicateCampaign } from "./campaigns/duplicate-campaign.ts";
export { type CampaignDetail, getCampaign } from "./campaigns/get-campaign.ts";
export { type CampaignItem, type CampaignPage, listCampaigns } from "./campaigns/list-campaigns.ts";
export { type EnrolledPage, listEnrolled } from "./campaigns/list-enrolled.ts";
export type { NamedSegment, SegmentTrouble } from "./campaigns/named-segments.ts";
export type { CampaignOverlap } from "./campaigns/overlaps.ts";
export { type CampaignPreview, type PreviewRequest, previewCampaign } from "./campaigns/preview-campaign.ts";
export { startCampaign } from "./campaigns/start-campaign.ts";
export { type CampaignEdit, updateCampaign } from "./campaigns/update-campaign.ts";
export type { WaterfallStep } from "./campaigns/waterfall.ts";
export { type Cause, CHANGES_CHANNEL, change, type Write } from "./changes.ts";
export { type Company, createCompany } from "./companies/create-company.ts";
export type { Caller, Context, Services } from "./context.ts";
export { type Delimiter, delimiters } from "./csv/delimiter.ts";
export { type CsvEncoding, csvEncodings } from "./csv/encoding.ts";
export { type ExportColumn, exportColumns, exportHeaders } from "./csv/export-columns.ts";
export { exportCsv } from "./csv/export-csv.ts";
export type { ExportRequest } from "./csv/export-customers.ts";
export { startExport } from "./csv/export-job.ts";
export { getImport, type ImportDetail } from "./csv/import/get-import.ts";
export type { ImportOptions } from "./csv/import/import-options.ts";
export type { ImportReport, ImportSample } from "./csv/import/import-report.ts";
export { type ImportInspection, inspectImport } from "./csv/import/inspect-import.ts";
export type { Outcome as ImportOutcome } from "./csv/import/plan-rows.ts";
export { type ImportRequest, startCheck, startImport } from "./csv/import/start-import.ts";
export {
  type ImportTarget,
  type MappedColumn,
  type PlainTarget,
  plainTargets,
} from "./csv/import/targets.ts";
export { csvLine } from "./csv/write-csv.ts";
export { addContact, setSuppression } from "./customers/contacts.ts";
export { createCustomer, type NewCustomer } from "./customers/create-customer.ts";
export { loadFacts } from "./customers/customer-facts.ts";
export type { CustomerRow } from "./customers/customer-row.ts";
export { deleteCustomer } from "./customers/delete-customer.ts";
export { type CustomerContact, type CustomerDetail, getCustomer } from "./customers/get-customer.ts";
export {
  type CustomerSegment,
  type CustomerSegments,
  listCustomerSegments,
} from "./customers/list-customer-segments.ts";
export { type InboundMessage, type InboundPage, listInbound } from "./customers/list-inbound.ts";
export { recordInbound } from "./customers/record-inbound.ts";
export { removeContact } from "./customers/remove-contact.ts";
export { renameCustomer } from "./customers/rename-customer.ts";
export { searchCustomers } from "./customers/search-customers.ts";
export { setFitScores } from "./customers/set-fit-scores.ts";
export { customerSorts } from "./customers/sorting.ts";
export { tagCustomers, untagCustomers } from "./customers/tag-customers.ts";
export { type CustomerEdit, updateCustomers } from "./customers/update-customers.ts";
export { CrmError, type CrmErrorCode, type Use } from "./errors.ts";
export { deleteExpiredFiles } from "./files/delete-expired-files.ts";
export { type FileKind, getFile, getWholeFile, PART_BYTES, readFile, type StoredFile } from "./files/file.ts";
export { beginUpload, completeUpload, LARGEST_UPLOAD, uploadPart } from "./files/upload.ts";
export { numbersOf } from "./id-set/numbers.ts";
export { cancelJob } from "./jobs/cancel-job.ts";
export { JOBS_CHANNEL } from "./jobs/channel.ts";
export {
  currentJobs,
  getJob,
  type Job,
  type JobFile,
  type JobPage,
  type JobState,
  listJobs,
} from "./jobs/job.ts";
export { runFileJob } from "./jobs/run-file-job.ts";
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
export { announcedIds } from "./ledger/announced-ids.ts";
export { LEDGER_CHANNEL } from "./ledger/channel.ts";
export { type CustomerTimeline, customerTimeline } from "./ledger/customer-timeline.ts";
export { FARTHEST, type Forecast, forecast, forecastRule } from "./ledger/forecast-segment.ts";
export { Observer } from "./ledger/observe.ts";
export {
  type FeedEntry,
  type FeedPage,
  type MemberEntry,
  type ResetEntry,
  readFeed,
} from "./ledger/read-feed.ts";
export { MOST_DAYS, type SizeOfDay, segmentSizes } from "./ledger/segment-sizes.ts";
export { segmentTimeline, type TimelineEntry } from "./ledger/segment-timeline.ts";
export type { Option } from "./options/counted-options.ts";
export { listOptions } from "./options/list-options.ts";
export { type OptionName, optionNames } from "./options/option-names.ts";
export { optionsNamed } from "./options/options-named.ts";
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
export { compareRule, type RuleComparison } from "./segments/compare-rule.ts";
export { countSegments } from "./segments/count-segments.ts";
export { createSegment } from "./segments/create-segment.ts";
export { deleteSegment } from "./segments/delete-segment.ts";
export { duplicateSegment } from "./segments/duplicate-segment.ts";
export { explainMembership, explainRule } from "./segments/explain-membership.ts";
export { getSegment, type SegmentDetail } from "./segments/get-segment.ts";
export type { Finding, SegmentHealth } from "./segments/health-findings.ts";
export { type LeavingCustomer, leaving } from "./segments/leaving.ts";
export { listCustomers } from "./segments/list-customers.ts";
export { listSegments, segmentSorts } from "./segments/list-segments.ts";
export { type Members, members } from "./segments/membership.ts";
export { type Overlap, overlapSegments } from "./segments/overlap-segments.ts";
export { type OverlapsMost, overlapsMost } from "./segments/overlaps-most.ts";
export { type Preview, previewRule } from "./segments/preview-rule.ts";
export type { Receipt } from "./segments/receipt.ts";
export { recompute } from "./segments/recompute.ts";
export { removeCustomers } from "./segments/remove-customers.ts";
export { resolveCustomerIds } from "./segments/resolve-customer-ids.ts";
export { type RuleReview, reviewRule } from "./segments/review-rule.ts";
export { listRuleVersions, type RuleVersion, restoreRuleVersion } from "./segments/rule-versions.ts";
export { segmentHealth } from "./segments/segment-health.ts";
export type { SegmentItem } from "./segments/segment-item.ts";
export { type Snapshot, type SnapshotTarget, snapshotSegment } from "./segments/snapshot-segment.ts";
export { systemSegments } from "./segments/system-segments.ts";
export { updateSegment } from "./segments/update-segment.ts";
export { upsertManyByName } from "./segments/upsert-many-by-name.ts";
export { createTag } from "./tags/create-tag.ts";
export { deleteTag } from "./tags/delete-tag.ts";
export { WEBHOOKS_CHANNEL } from "./webhooks/channel.ts";
export { createDeliveries } from "./webhooks/deliveries/create-deliveries.ts";
export { deleteOldDeliveries } from "./webhooks/deliveries/delete-old-deliveries.ts";
export {
  type DeliveryDetail,
  type DeliveryPage,
  type DeliveryState,
  getDelivery,
  listDeliveries,
  type WebhookAttempt,
  type WebhookDelivery,
} from "./webhooks/deliveries/delivery.ts";
export { redeliver, redeliverFailed } from "./webhooks/deliveries/redeliver.ts";
export { sendTest } from "./webhooks/deliveries/send-test.ts";
export { createEndpoint, type NewEndpoint } from "./webhooks/endpoints/create-endpoint.ts";
export { deleteEndpoint } from "./webhooks/endpoints/delete-endpoint.ts";
export { getEndpoint, listEndpoints, type WebhookEndpoint } from "./webhooks/endpoints/endpoint.ts";
export { pauseEndpoint, resumeEndpoint } from "./webhooks/endpoints/pause-endpoint.ts";
export { rotateSecret } from "./webhooks/endpoints/rotate-secret.ts";
export { updateEndpoint } from "./webhooks/endpoints/update-endpoint.ts";
export { type WebhookEvent, webhookEvents } from "./webhooks/events.ts";
export { Courier } from "./webhooks/sending/courier.ts";
export { type WebhookSettings, webhookKey } from "./webhooks/settings.ts";
