import type { ScanView } from '@scanfix/shared-types';
import { LoginNeededError, NoAnswerError, ProblemError } from '@/api/failures';
import { send } from '@/api/transport';
import { device } from '@/device';
import { call } from '@/session/call';
import { adoptLogin, currentSession, ensureSession, ensureSessionAt, updateMe } from '@/session/session';
import { requestOf, type ReportDraft } from './draft';
import { forgetDraft, rememberContact } from './draft-store';
import { rememberFollowed } from './followed';
import { outboxEntry } from './outbox';
import { putInOutbox } from './outbox-sender';
import { discardFiles, uploadMissing } from './uploads';

/** A report ready to go: the draft, what its sticker showed, and how to call it in a list. */
export interface Report {
  draft: ReportDraft;
  view: ScanView | null;
  /** The chosen problem's name, or the device's: stands in for an empty description. */
  title: string;
}

export type SubmitOutcome =
  | { kind: 'submitted'; ticketId: number }
  | { kind: 'submitted-anonymously'; followToken: string }
  /** No network, or no answer: kept, and sent by itself later. */
  | { kind: 'kept' }
  | { kind: 'verify-phone'; purpose: 'report' | 'login' };

const isUnanswered = (error: unknown): boolean => error instanceof NoAnswerError || (error instanceof ProblemError && error.problem.status >= 500);

async function finish({ draft }: Report): Promise<void> {
  rememberContact({ name: draft.contactName.trim(), phone: draft.contactPhone.trim() });
  forgetDraft(draft.stickerCode);
  await discardFiles(draft.files);
}

function keepForLater({ draft, view, title }: Report, state: 'waiting' | 'needs-login'): SubmitOutcome {
  rememberContact({ name: draft.contactName.trim(), phone: draft.contactPhone.trim() });
  forgetDraft(draft.stickerCode);
  putInOutbox(outboxEntry({ draft, request: requestOf(draft, title), title, organizationId: view?.organization.id ?? null, state }, Date.now()));
  return { kind: 'kept' };
}

async function uploaded(report: Report): Promise<Report> {
  const files = await uploadMissing(report.draft.files, report.draft.stickerCode);
  return { ...report, draft: { ...report.draft, files } };
}

/** WeChat tells no names: the first one given for a report is the person's, until they choose another. Nothing depends on it. */
function introduceOnce(name: string): void {
  const session = currentSession();
  if (!name || !session || session.me.name !== null) return;
  call('PATCH /me', { body: { name } }).then(updateMe, () => undefined);
}

/** With the session there is or a silent one; else says how the person can prove their phone. Refusals are thrown. */
export async function submitReport(report: Report): Promise<SubmitOutcome> {
  const { draft, view } = report;
  if (!device.isOnline()) return keepForLater(report, 'waiting');
  let complete = report;
  try {
    if (draft.stickerCode && view) await ensureSessionAt(view.organization.id, draft.stickerCode);
    else await ensureSession();
    complete = await uploaded(report);
    const { ticket } = await call('POST /my/tickets', { body: requestOf(complete.draft, report.title), idempotencyKey: draft.key });
    await finish(complete);
    introduceOnce(draft.contactName.trim());
    return { kind: 'submitted', ticketId: ticket.id };
  } catch (error) {
    if (error instanceof LoginNeededError) return { kind: 'verify-phone', purpose: draft.stickerCode && view?.anonymousReports ? 'report' : 'login' };
    if (isUnanswered(error)) return keepForLater(complete, 'waiting');
    throw error;
  }
}

/** Without an account: the code proves the contact's phone. */
export async function submitAnonymously(report: Report, oneTimeCode: string): Promise<SubmitOutcome> {
  const { stickerCode, key } = report.draft;
  if (!stickerCode) throw new LoginNeededError();
  const complete = await uploaded(report);
  const submitted = await send('POST /public/tickets', { body: { ...requestOf(complete.draft, report.title), stickerCode, oneTimeCode }, idempotencyKey: key }, null);
  rememberFollowed(submitted, stickerCode);
  await finish(complete);
  return { kind: 'submitted-anonymously', followToken: submitted.followToken };
}

export async function logInByCode(phone: string, code: string, stickerCode: string | null): Promise<void> {
  adoptLogin(await send('POST /auth/one-time-code-login', { body: { phone, code, client: device.client(), ...(stickerCode ? { stickerCode } : {}) } }, null));
}
