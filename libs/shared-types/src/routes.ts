import type * as A from './assets.js';
import type { FileDownload, FileUpload, UploadedAttachment } from './attachments.js';
import type * as C from './customers.js';
import type * as D from './dispatch.js';
import type * as E from './engineers.js';
import type * as F from './follow-ups.js';
import type { EventStream } from './live.js';
import { idempotentMoneyRoutes, moneyRouteAccess, type MoneyRoutes } from './money-routes.js';
import type * as N from './notices.js';
import type * as P from './parts.js';
import type * as V from './service-levels.js';
import type * as R from './service-reports.js';
import type * as W from './visits.js';
import type * as K from './work-standards.js';
import type * as I from './identity.js';
import type * as L from './locations.js';
import type * as O from './operations.js';
import type * as G from './organizations.js';
import type { Page, PageQuery } from './paging.js';
import type { Permission } from './permissions.js';
import type * as S from './stickers.js';
import type * as T from './tickets.js';

type Id = { id: number };
type Empty = Record<string, never>;

interface Route {
  params?: unknown;
  query?: unknown;
  body?: unknown;
  response: unknown;
}

/** The API, one line a route, below `/api/v1`. Clients are typed by it; a test holds the server to it. */
export interface Routes extends MoneyRoutes {
  'GET /client-configuration': { response: G.ClientConfiguration };

  // identity
  'POST /auth/wechat': { body: I.WechatLoginRequest; response: I.LoginResponse };
  'POST /auth/password': { body: I.PasswordLoginRequest; response: I.LoginResponse };
  'POST /auth/one-time-codes': { body: I.SendOneTimeCodeRequest; response: I.SendOneTimeCodeResponse };
  'POST /auth/one-time-code-login': { body: I.OneTimeCodeLoginRequest; response: I.LoginResponse };
  'POST /auth/refresh': { body: I.RefreshRequest; response: I.LoginResponse };
  'POST /auth/logout': { body: Empty; response: Empty };
  'POST /auth/login-requests': { body: Empty; response: I.LoginRequestCreated };
  'GET /auth/login-requests/:token': { params: { token: string }; response: I.LoginRequestView };
  'POST /auth/login-requests/:token/poll': { params: { token: string }; body: { pollToken: string }; response: I.LoginRequestState };
  'POST /auth/login-requests/:token/approve': { params: { token: string }; body: Empty; response: Empty };
  'POST /auth/login-requests/:token/refuse': { params: { token: string }; body: Empty; response: Empty };
  'GET /invitations/:token': { params: { token: string }; response: I.InvitationView };
  'POST /invitations/:token/accept': { params: { token: string }; body: { wechatCode: string }; response: I.LoginResponse };
  'GET /me': { response: I.Me };
  'PATCH /me': { body: I.UpdateMeRequest; response: I.Me };
  'PUT /me/phone': { body: I.SetPhoneRequest; response: I.Me };
  'PUT /me/password': { body: I.ChangePasswordRequest; response: I.LoginResponse };
  'GET /me/sessions': { response: I.SessionSummary[] };
  'DELETE /me/sessions/:id': { params: Id; response: Empty };
  'GET /staff': { query: I.StaffQuery; response: Page<I.StaffSummary> };
  'POST /staff': { body: I.InviteStaffRequest; response: I.StaffInvited };
  'PATCH /staff/:id': { params: Id; body: I.UpdateStaffRequest; response: I.StaffSummary };
  'POST /staff/:id/invitations': { params: Id; body: Empty; response: I.StaffInvited };
  'POST /staff/:id/reset-password': { params: Id; body: Empty; response: { initialPassword: string } };
  'POST /staff/:id/unlock': { params: Id; body: Empty; response: I.StaffSummary };
  'DELETE /staff/:id/sessions': { params: Id; response: Empty };
  'GET /requesters': { query: PageQuery & { search?: string }; response: Page<I.RequesterSummary> };

  // organization
  'GET /organization': { response: G.OrganizationSettings };
  'PATCH /organization': { body: G.UpdateOrganizationRequest; response: G.OrganizationSettings };

  // places, customers, devices
  'GET /locations': { query: { parentId?: number; search?: string }; response: L.LocationNode[] };
  'GET /locations/:id': { params: Id; response: L.LocationNode };
  'POST /locations': { body: L.SaveLocationRequest; response: L.LocationNode };
  'PUT /locations/:id': { params: Id; body: L.SaveLocationRequest; response: L.LocationNode };
  'DELETE /locations/:id': { params: Id; response: Empty };
  'GET /customers': { query: C.CustomerQuery; response: Page<C.CustomerSummary> };
  'GET /customers/:id': { params: Id; response: C.CustomerDetail };
  'POST /customers': { body: C.SaveCustomerRequest; response: C.CustomerDetail };
  'PUT /customers/:id': { params: Id; body: C.SaveCustomerRequest; response: C.CustomerDetail };
  'GET /asset-categories': { response: A.AssetCategory[] };
  'POST /asset-categories': { body: A.SaveAssetCategoryRequest; response: A.AssetCategory };
  'PUT /asset-categories/:id': { params: Id; body: A.SaveAssetCategoryRequest; response: A.AssetCategory };
  'DELETE /asset-categories/:id': { params: Id; response: Empty };
  'GET /asset-models': { query: { categoryId?: number }; response: A.AssetModel[] };
  'POST /asset-models': { body: A.SaveAssetModelRequest; response: A.AssetModel };
  'PUT /asset-models/:id': { params: Id; body: A.SaveAssetModelRequest; response: A.AssetModel };
  'GET /assets': { query: A.AssetQuery; response: Page<A.AssetSummary> };
  'GET /assets/export': { query: A.AssetQuery & { format: 'xlsx' | 'csv' }; response: FileDownload };
  'GET /assets/:id': { params: Id; response: A.AssetDetail };
  'POST /assets': { body: A.SaveAssetRequest; response: A.AssetDetail };
  'PUT /assets/:id': { params: Id; body: A.SaveAssetRequest; response: A.AssetDetail };
  'POST /assets/:id/retire': { params: Id; body: { reason?: string }; response: A.AssetDetail };
  'POST /assets/:id/reinstate': { params: Id; body: Empty; response: A.AssetDetail };
  'GET /asset-imports/template': { query: { format: 'xlsx' | 'csv' }; response: FileDownload };
  'POST /asset-imports': { body: FileUpload; response: A.AssetImport };
  'GET /asset-imports/:id': { params: Id; response: A.AssetImport };
  'GET /asset-imports/:id/errors': { params: Id; response: FileDownload };
  'POST /asset-imports/:id/apply': { params: Id; body: A.ApplyImportRequest; response: A.AssetImport };

  // stickers
  'GET /scan/:code': { params: { code: string }; response: S.ScanView };
  'GET /stickers': { query: S.StickerQuery; response: Page<S.StickerSummary> };
  'GET /stickers/by-code/:code': { params: { code: string }; response: S.StickerDetail };
  'GET /stickers/:id': { params: Id; response: S.StickerDetail };
  'GET /stickers/:id/image': { params: Id; query: { format: 'png' | 'svg' | 'wxacode' }; response: FileDownload };
  'GET /stickers/sheet': { query: S.StickerSheetQuery; response: FileDownload };
  'GET /sticker-batches': { query: PageQuery; response: Page<S.StickerBatch> };
  'POST /sticker-batches': { body: S.CreateStickerBatchRequest; response: S.StickerBatch };
  'POST /stickers/:id/bind': { params: Id; body: S.BindStickerRequest; response: S.StickerDetail };
  'POST /stickers/:id/unbind': { params: Id; body: S.StickerReasonRequest; response: S.StickerDetail };
  'POST /stickers/:id/mark-lost': { params: Id; body: S.StickerReasonRequest; response: S.StickerDetail };
  'POST /stickers/:id/mark-found': { params: Id; body: Empty; response: S.StickerDetail };
  'POST /stickers/:id/void': { params: Id; body: S.StickerReasonRequest; response: S.StickerDetail };

  // attachments
  'POST /attachments': { body: FileUpload; response: UploadedAttachment };
  /** One of the two vouches: the sticker for a report, the private link for a signature. */
  'POST /public/attachments': { query: { stickerCode?: string; followToken?: string }; body: FileUpload; response: UploadedAttachment };
  'GET /files/:key': { params: { key: string }; query: { expires: number; signature: string }; response: FileDownload };

  // tickets, as requesters see them
  'POST /my/tickets': { body: T.SubmitTicketRequest; response: T.TicketSubmitted };
  'GET /my/tickets': { query: PageQuery; response: Page<T.TicketSummary> };
  'GET /my/tickets/:id': { params: Id; response: T.TicketProgress };
  'POST /my/tickets/:id/comments': { params: Id; body: T.CommentRequest; response: T.TicketProgress };
  'POST /my/tickets/:id/cancel': { params: Id; body: T.CancelTicketRequest; response: T.TicketProgress };
  'POST /my/follows': { body: { stickerCode: string; ticketNumber: string }; response: T.TicketSubmitted };
  'GET /my/places': { query: { parentId?: number; search?: string }; response: L.LocationSummary[] };
  'GET /my/problem-types': { response: A.AssetCategory[] };
  'POST /public/tickets': { body: T.SubmitAnonymousTicketRequest; response: T.TicketSubmitted };
  'GET /public/tickets/:followToken': { params: { followToken: string }; response: T.TicketProgress };
  'POST /public/tickets/:followToken/comments': { params: { followToken: string }; body: T.CommentRequest; response: T.TicketProgress };
  'POST /public/tickets/:followToken/cancel': { params: { followToken: string }; body: T.CancelTicketRequest; response: T.TicketProgress };

  // tickets, as the desk sees them
  'GET /tickets': { query: T.TicketQuery; response: Page<T.TicketSummary> };
  'GET /tickets/counts': { response: T.TicketCounts };
  'GET /tickets/:id': { params: Id; response: T.TicketDetail };
  'GET /tickets/by-number/:number': { params: { number: string }; response: T.TicketDetail };
  'POST /tickets': { body: T.SubmitTicketForRequesterRequest; response: T.TicketDetail };
  'POST /tickets/:id/triage': { params: Id; body: T.TriageTicketRequest; response: T.TicketDetail };
  'POST /tickets/:id/invalidate': { params: Id; body: T.InvalidateTicketRequest; response: T.TicketDetail };
  'POST /tickets/:id/cancel': { params: Id; body: T.CancelTicketRequest; response: T.TicketDetail };
  'POST /tickets/:id/merge': { params: Id; body: T.MergeTicketRequest; response: T.TicketDetail };
  'POST /tickets/:id/comments': { params: Id; body: T.CommentRequest; response: T.TicketDetail };
  'POST /tickets/:id/reveal-phone': { params: Id; body: { requesterId?: number }; response: T.RevealedPhone };

  // tickets in the field, as the desk moves them
  'POST /tickets/:id/assign': { params: Id; body: D.AssignTicketRequest; response: T.TicketDetail };
  'POST /tickets/:id/hold': { params: Id; body: T.HoldTicketRequest; response: T.TicketDetail };
  'POST /tickets/:id/resume': { params: Id; body: T.ResumeTicketRequest; response: T.TicketDetail };
  'POST /tickets/:id/confirm': { params: Id; body: T.ConfirmTicketRequest; response: T.TicketDetail };
  'POST /tickets/:id/rework': { params: Id; body: T.ReworkTicketRequest; response: T.TicketDetail };
  'GET /tickets/:id/verification': { params: Id; response: R.ChainVerification };
  'GET /tickets/:id/service-report': { params: Id; response: FileDownload };
  'GET /tickets/:id/visits': { params: Id; response: W.VisitView[] };
  'GET /tickets/:id/recommendations': { params: Id; response: D.Recommendations };
  'POST /visits/:id/assistants': { params: Id; body: W.AddAssistantRequest; response: W.VisitView };
  'DELETE /visits/:id/assistants/:engineerId': { params: { id: number; engineerId: number }; response: W.VisitView };
  'PUT /visits/:id/plan': { params: Id; body: W.PlanVisitRequest; response: W.VisitView };
  'POST /visits/:id/mark-false': { params: Id; body: { note: string }; response: W.VisitView };
  'GET /check-ins': { query: W.CheckInQuery; response: Page<W.FlaggedCheckIn> };
  'POST /check-ins/:id/review': { params: Id; body: { note?: string }; response: W.FlaggedCheckIn };

  // jobs, as their engineer sees them; `:id` is the visit
  'GET /jobs': { query: W.JobQuery; response: Page<W.JobSummary> };
  'GET /jobs/pool': { query: PageQuery; response: Page<W.PoolJob> };
  'POST /jobs/pool/:ticketId/claim': { params: { ticketId: number }; body: Empty; response: W.JobDetail };
  'GET /jobs/:id': { params: Id; response: W.JobDetail };
  'GET /jobs/:id/service-report': { params: Id; response: FileDownload };
  'POST /jobs/:id/accept': { params: Id; body: W.JobActionRequest; response: W.JobDetail };
  'POST /jobs/:id/decline': { params: Id; body: W.DeclineJobRequest; response: W.JobDetail };
  'POST /jobs/:id/depart': { params: Id; body: W.DepartRequest; response: W.JobDetail };
  'POST /jobs/:id/check-in': { params: Id; body: W.CheckInRequest; response: W.JobDetail };
  'POST /jobs/:id/hold': { params: Id; body: W.HoldJobRequest; response: W.JobDetail };
  'POST /jobs/:id/resume': { params: Id; body: W.JobActionRequest; response: W.JobDetail };
  'POST /jobs/:id/work-log': { params: Id; body: W.SaveWorkLogRequest; response: W.JobDetail };
  'POST /jobs/:id/complete': { params: Id; body: W.CompleteJobRequest; response: W.JobDetail };
  'POST /jobs/:id/cannot-complete': { params: Id; body: W.CannotCompleteRequest; response: W.JobDetail };
  'POST /jobs/:id/transfer': { params: Id; body: W.TransferJobRequest; response: W.JobDetail };
  'POST /jobs/:id/comments': { params: Id; body: T.CommentRequest; response: W.JobDetail };
  'GET /jobs/colleagues': { response: { id: number; name: string }[] };
  'GET /me/duty': { response: E.MyDuty };
  'PUT /me/duty': { body: { takesJobs: boolean }; response: E.MyDuty };
  'POST /me/positions': { body: E.ReportPositionRequest; response: E.MyDuty };

  // visits and follow-ups, as requesters see them
  'GET /my/tickets/:id/visits': { params: Id; response: W.MyVisit[] };
  'POST /my/tickets/:id/acceptance': { params: Id; body: W.AcceptWorkRequest; response: W.MyVisit[] };
  'GET /my/tickets/:id/service-report': { params: Id; response: FileDownload };
  'GET /my/tickets/:id/follow-up': { params: Id; response: F.MyFollowUp };
  'POST /my/tickets/:id/follow-up': { params: Id; body: F.AnswerFollowUpRequest; response: F.MyFollowUp };
  'POST /my/tickets/:id/rework': { params: Id; body: T.ReworkTicketRequest; response: T.TicketProgress };
  'GET /public/tickets/:followToken/visits': { params: { followToken: string }; response: W.MyVisit[] };
  'POST /public/tickets/:followToken/acceptance': { params: { followToken: string }; body: W.AcceptWorkRequest; response: W.MyVisit[] };
  'GET /public/tickets/:followToken/service-report': { params: { followToken: string }; response: FileDownload };
  'GET /public/tickets/:followToken/follow-up': { params: { followToken: string }; response: F.MyFollowUp };
  'POST /public/tickets/:followToken/follow-up': { params: { followToken: string }; body: F.AnswerFollowUpRequest; response: F.MyFollowUp };
  'POST /public/tickets/:followToken/rework': { params: { followToken: string }; body: T.ReworkTicketRequest; response: T.TicketProgress };
  'GET /public/service-reports/:token': { params: { token: string }; response: R.ReportVerification };

  // dispatch
  'GET /engineers': { response: E.EngineerSummary[] };
  'GET /engineers/:id': { params: Id; response: E.EngineerProfile };
  'PUT /engineers/:id': { params: Id; body: E.SaveEngineerRequest; response: E.EngineerProfile };
  'POST /engineers/:id/absences': { params: Id; body: E.AddAbsenceRequest; response: E.EngineerProfile };
  'DELETE /engineers/:id/absences/:absenceId': { params: { id: number; absenceId: number }; response: E.EngineerProfile };
  'GET /dispatch/board': { response: D.DispatchBoard };
  'GET /dispatch/timeline': { query: D.TimelineQuery; response: D.DispatchTimeline };
  'POST /dispatch/proposals': { body: D.CreateProposalRequest; response: D.AssignmentProposal };
  'POST /dispatch/proposals/:id/apply': { params: Id; body: { ticketIds?: number[] }; response: D.AssignmentProposal };
  'GET /dispatch/settings': { response: D.DispatchSettings };
  'PUT /dispatch/settings': { body: D.SaveDispatchSettingsRequest; response: D.DispatchSettings };

  // what work is recorded with
  'GET /parts': { query: P.PartQuery; response: Page<P.Part> };
  'POST /parts': { body: P.SavePartRequest; response: P.Part };
  'PUT /parts/:id': { params: Id; body: P.SavePartRequest; response: P.Part };
  'GET /work-standards/:categoryId': { params: { categoryId: number }; response: K.WorkStandard };
  'PUT /work-standards/:categoryId': { params: { categoryId: number }; body: K.SaveWorkStandardRequest; response: K.WorkStandard };

  // follow-ups, as the desk works them off
  'GET /follow-ups': { query: F.FollowUpQuery; response: Page<F.FollowUpSummary> };
  'POST /follow-ups/:id/calls': { params: Id; body: F.RecordCallRequest; response: F.FollowUpSummary };
  'GET /follow-ups/settings': { response: F.FollowUpSettings };
  'PUT /follow-ups/settings': { body: F.FollowUpSettings; response: F.FollowUpSettings };

  // time promises and notices
  'GET /business-calendars': { response: V.BusinessCalendar[] };
  'POST /business-calendars': { body: V.SaveBusinessCalendarRequest; response: V.BusinessCalendar };
  'PUT /business-calendars/:id': { params: Id; body: V.SaveBusinessCalendarRequest; response: V.BusinessCalendar };
  'DELETE /business-calendars/:id': { params: Id; response: Empty };
  'GET /sla-policies': { response: V.SlaPolicy[] };
  'POST /sla-policies': { body: V.SaveSlaPolicyRequest; response: V.SlaPolicy };
  'PUT /sla-policies/:id': { params: Id; body: V.SaveSlaPolicyRequest; response: V.SlaPolicy };
  'DELETE /sla-policies/:id': { params: Id; response: Empty };
  'GET /me/notices': { query: N.NoticeQuery; response: Page<N.Notice> };
  'GET /me/notices/unread': { response: N.UnreadNotices };
  'POST /me/notices/:id/read': { params: Id; body: Empty; response: N.UnreadNotices };
  'POST /me/notices/read-all': { body: Empty; response: N.UnreadNotices };

  // live updates, operations
  'GET /live': { response: EventStream };
  'GET /operations/outbox': { query: O.OutboxQuery; response: Page<O.OutboxDelivery> };
  'GET /operations/outbox/overview': { response: O.OutboxOverview };
  'POST /operations/outbox/:id/retry': { params: Id; body: Empty; response: O.OutboxDelivery };
  'GET /operations/scheduled-runs': { query: PageQuery; response: Page<O.ScheduledRun> };
  'GET /operations/personal-data-accesses': { query: PageQuery; response: Page<O.PersonalDataAccess> };
}

export type RouteName = keyof Routes;
type Part<Name extends RouteName, Key extends keyof Route> = Routes[Name] extends { [K in Key]: infer Value } ? Value : undefined;
export type RouteParams<Name extends RouteName> = Part<Name, 'params'>;
export type RouteQuery<Name extends RouteName> = Part<Name, 'query'>;
export type RouteBody<Name extends RouteName> = Part<Name, 'body'>;
export type RouteResponse<Name extends RouteName> = Routes[Name]['response'];

/** Who may call a route: `public`, or everybody whose roles have the permission. */
export const routeAccess: Record<RouteName, Permission | 'public'> = {
  'GET /client-configuration': 'public',
  'POST /auth/wechat': 'public',
  'POST /auth/password': 'public',
  'POST /auth/one-time-codes': 'public',
  'POST /auth/one-time-code-login': 'public',
  'POST /auth/refresh': 'public',
  'POST /auth/logout': 'session:own',
  'POST /auth/login-requests': 'public',
  'GET /auth/login-requests/:token': 'session:own',
  'POST /auth/login-requests/:token/poll': 'public',
  'POST /auth/login-requests/:token/approve': 'session:own',
  'POST /auth/login-requests/:token/refuse': 'session:own',
  'GET /invitations/:token': 'public',
  'POST /invitations/:token/accept': 'public',
  'GET /me': 'session:own',
  'PATCH /me': 'session:own',
  'PUT /me/phone': 'session:own',
  'PUT /me/password': 'session:own',
  'GET /me/sessions': 'session:own',
  'DELETE /me/sessions/:id': 'session:own',
  'GET /staff': 'staff:read',
  'POST /staff': 'staff:write',
  'PATCH /staff/:id': 'staff:write',
  'POST /staff/:id/invitations': 'staff:write',
  'POST /staff/:id/reset-password': 'staff:write',
  'POST /staff/:id/unlock': 'staff:write',
  'DELETE /staff/:id/sessions': 'staff:write',
  'GET /requesters': 'requester:read',
  'GET /organization': 'organization:read',
  'PATCH /organization': 'organization:write',
  'GET /locations': 'location:read',
  'GET /locations/:id': 'location:read',
  'POST /locations': 'location:write',
  'PUT /locations/:id': 'location:write',
  'DELETE /locations/:id': 'location:write',
  'GET /customers': 'customer:read',
  'GET /customers/:id': 'customer:read',
  'POST /customers': 'customer:write',
  'PUT /customers/:id': 'customer:write',
  'GET /asset-categories': 'asset:read',
  'POST /asset-categories': 'asset:write',
  'PUT /asset-categories/:id': 'asset:write',
  'DELETE /asset-categories/:id': 'asset:write',
  'GET /asset-models': 'asset:read',
  'POST /asset-models': 'asset:write',
  'PUT /asset-models/:id': 'asset:write',
  'GET /assets': 'asset:read',
  'GET /assets/export': 'asset:read',
  'GET /assets/:id': 'asset:read',
  'POST /assets': 'asset:write',
  'PUT /assets/:id': 'asset:write',
  'POST /assets/:id/retire': 'asset:write',
  'POST /assets/:id/reinstate': 'asset:write',
  'GET /asset-imports/template': 'asset:import',
  'POST /asset-imports': 'asset:import',
  'GET /asset-imports/:id': 'asset:import',
  'GET /asset-imports/:id/errors': 'asset:import',
  'POST /asset-imports/:id/apply': 'asset:import',
  'GET /scan/:code': 'public',
  'GET /stickers': 'sticker:read',
  'GET /stickers/by-code/:code': 'sticker:read',
  'GET /stickers/:id': 'sticker:read',
  'GET /stickers/:id/image': 'sticker:read',
  'GET /stickers/sheet': 'sticker:read',
  'GET /sticker-batches': 'sticker:read',
  'POST /sticker-batches': 'sticker:write',
  'POST /stickers/:id/bind': 'sticker:bind',
  'POST /stickers/:id/unbind': 'sticker:bind',
  'POST /stickers/:id/mark-lost': 'sticker:bind',
  'POST /stickers/:id/mark-found': 'sticker:bind',
  'POST /stickers/:id/void': 'sticker:write',
  'POST /attachments': 'attachment:write',
  'POST /public/attachments': 'public',
  'GET /files/:key': 'public',
  'POST /my/tickets': 'ticket:submit',
  'GET /my/tickets': 'ticket:read-own',
  'GET /my/tickets/:id': 'ticket:read-own',
  'POST /my/tickets/:id/comments': 'ticket:read-own',
  'POST /my/tickets/:id/cancel': 'ticket:read-own',
  'POST /my/follows': 'ticket:follow',
  'GET /my/places': 'ticket:submit',
  'GET /my/problem-types': 'ticket:submit',
  'POST /public/tickets': 'public',
  'GET /public/tickets/:followToken': 'public',
  'POST /public/tickets/:followToken/comments': 'public',
  'POST /public/tickets/:followToken/cancel': 'public',
  'GET /tickets': 'ticket:read',
  'GET /tickets/counts': 'ticket:read',
  'GET /tickets/:id': 'ticket:read',
  'GET /tickets/by-number/:number': 'ticket:read',
  'POST /tickets': 'ticket:submit-for-requester',
  'POST /tickets/:id/triage': 'ticket:triage',
  'POST /tickets/:id/invalidate': 'ticket:invalidate',
  'POST /tickets/:id/cancel': 'ticket:cancel',
  'POST /tickets/:id/merge': 'ticket:merge',
  'POST /tickets/:id/comments': 'ticket:comment',
  'POST /tickets/:id/reveal-phone': 'personal-data:reveal',
  'POST /tickets/:id/assign': 'ticket:assign',
  'POST /tickets/:id/hold': 'ticket:hold',
  'POST /tickets/:id/resume': 'ticket:hold',
  'POST /tickets/:id/confirm': 'ticket:confirm',
  'POST /tickets/:id/rework': 'ticket:rework',
  'GET /tickets/:id/verification': 'ticket:verify',
  'GET /tickets/:id/service-report': 'ticket:read',
  'GET /tickets/:id/visits': 'visit:read',
  'GET /tickets/:id/recommendations': 'dispatch:read',
  'POST /visits/:id/assistants': 'ticket:assign',
  'DELETE /visits/:id/assistants/:engineerId': 'ticket:assign',
  'PUT /visits/:id/plan': 'ticket:assign',
  'POST /visits/:id/mark-false': 'ticket:mark-false',
  'GET /check-ins': 'visit:review',
  'POST /check-ins/:id/review': 'visit:review',
  'GET /jobs': 'job:work',
  'GET /jobs/pool': 'job:work',
  'POST /jobs/pool/:ticketId/claim': 'job:work',
  'GET /jobs/:id': 'job:work',
  'GET /jobs/:id/service-report': 'job:work',
  'POST /jobs/:id/accept': 'job:work',
  'POST /jobs/:id/decline': 'job:work',
  'POST /jobs/:id/depart': 'job:work',
  'POST /jobs/:id/check-in': 'job:work',
  'POST /jobs/:id/hold': 'job:work',
  'POST /jobs/:id/resume': 'job:work',
  'POST /jobs/:id/work-log': 'job:work',
  'POST /jobs/:id/complete': 'job:work',
  'POST /jobs/:id/cannot-complete': 'job:work',
  'POST /jobs/:id/transfer': 'job:work',
  'POST /jobs/:id/comments': 'job:work',
  'GET /jobs/colleagues': 'job:work',
  'GET /me/duty': 'job:work',
  'PUT /me/duty': 'job:work',
  'POST /me/positions': 'job:work',
  'GET /my/tickets/:id/visits': 'ticket:read-own',
  'POST /my/tickets/:id/acceptance': 'ticket:read-own',
  'GET /my/tickets/:id/service-report': 'ticket:read-own',
  'GET /my/tickets/:id/follow-up': 'ticket:read-own',
  'POST /my/tickets/:id/follow-up': 'ticket:read-own',
  'POST /my/tickets/:id/rework': 'ticket:read-own',
  'GET /public/tickets/:followToken/visits': 'public',
  'POST /public/tickets/:followToken/acceptance': 'public',
  'GET /public/tickets/:followToken/service-report': 'public',
  'GET /public/tickets/:followToken/follow-up': 'public',
  'POST /public/tickets/:followToken/follow-up': 'public',
  'POST /public/tickets/:followToken/rework': 'public',
  'GET /public/service-reports/:token': 'public',
  'GET /engineers': 'engineer:read',
  'GET /engineers/:id': 'engineer:read',
  'PUT /engineers/:id': 'engineer:write',
  'POST /engineers/:id/absences': 'engineer:write',
  'DELETE /engineers/:id/absences/:absenceId': 'engineer:write',
  'GET /dispatch/board': 'dispatch:read',
  'GET /dispatch/timeline': 'dispatch:read',
  'POST /dispatch/proposals': 'ticket:assign',
  'POST /dispatch/proposals/:id/apply': 'ticket:assign',
  'GET /dispatch/settings': 'dispatch:read',
  'PUT /dispatch/settings': 'dispatch:configure',
  'GET /parts': 'part:read',
  'POST /parts': 'part:write',
  'PUT /parts/:id': 'part:write',
  'GET /work-standards/:categoryId': 'work-standard:read',
  'PUT /work-standards/:categoryId': 'work-standard:write',
  'GET /follow-ups': 'follow-up:read',
  'POST /follow-ups/:id/calls': 'follow-up:call',
  'GET /follow-ups/settings': 'follow-up:read',
  'PUT /follow-ups/settings': 'follow-up:configure',
  'GET /business-calendars': 'service-level:read',
  'POST /business-calendars': 'service-level:write',
  'PUT /business-calendars/:id': 'service-level:write',
  'DELETE /business-calendars/:id': 'service-level:write',
  'GET /sla-policies': 'service-level:read',
  'POST /sla-policies': 'service-level:write',
  'PUT /sla-policies/:id': 'service-level:write',
  'DELETE /sla-policies/:id': 'service-level:write',
  'GET /me/notices': 'notice:read',
  'GET /me/notices/unread': 'notice:read',
  'POST /me/notices/:id/read': 'notice:read',
  'POST /me/notices/read-all': 'notice:read',
  'GET /live': 'live:listen',
  'GET /operations/outbox': 'operations:read',
  'GET /operations/outbox/overview': 'operations:read',
  'POST /operations/outbox/:id/retry': 'operations:write',
  'GET /operations/scheduled-runs': 'operations:read',
  'GET /operations/personal-data-accesses': 'operations:read',
  ...moneyRouteAccess,
};

/** POSTs that make something: they demand `Idempotency-Key` (16 to 64 characters). */
export const idempotentRoutes = [
  'POST /staff', 'POST /locations', 'POST /customers', 'POST /asset-categories', 'POST /asset-models', 'POST /assets',
  'POST /asset-imports/:id/apply', 'POST /sticker-batches', 'POST /my/tickets', 'POST /my/tickets/:id/comments', 'POST /my/follows',
  'POST /public/tickets', 'POST /public/tickets/:followToken/comments', 'POST /tickets', 'POST /tickets/:id/comments',
  'POST /tickets/:id/assign', 'POST /visits/:id/assistants', 'POST /jobs/pool/:ticketId/claim', 'POST /jobs/:id/accept',
  'POST /jobs/:id/decline', 'POST /jobs/:id/depart', 'POST /jobs/:id/check-in', 'POST /jobs/:id/hold',
  'POST /jobs/:id/resume', 'POST /jobs/:id/work-log', 'POST /jobs/:id/complete', 'POST /jobs/:id/cannot-complete',
  'POST /jobs/:id/transfer', 'POST /jobs/:id/comments', 'POST /my/tickets/:id/acceptance', 'POST /my/tickets/:id/follow-up',
  'POST /my/tickets/:id/rework', 'POST /public/tickets/:followToken/acceptance', 'POST /public/tickets/:followToken/follow-up', 'POST /public/tickets/:followToken/rework',
  'POST /engineers/:id/absences', 'POST /dispatch/proposals', 'POST /dispatch/proposals/:id/apply', 'POST /parts',
  'POST /follow-ups/:id/calls', 'POST /business-calendars', 'POST /sla-policies', ...idempotentMoneyRoutes,
] as const satisfies readonly RouteName[];
