import type { FieldError, ScanView } from '@scanfix/shared-types';
import { useEffect, useRef, useState } from 'react';
import { isPassing, ProblemError } from '@/api/failures';
import { useEvent } from '@/components/use-event';
import { useMedia } from '@/components/use-media';
import { device } from '@/device';
import { words } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { replace, openTab } from '@/navigation/navigation';
import { checkDraft, stillWrong, type ReportDraft } from '@/reporting/draft';
import { freshDraft, keepDraft, loadDraft, forgetDraft } from '@/reporting/draft-store';
import { logInByCode, submitAnonymously, submitReport, type SubmitOutcome } from '@/reporting/submit';
import { discardFiles } from '@/reporting/uploads';

const keepAfterMilliseconds = 300;

/** The element of a field: where the page scrolls when it is wrong. */
export const fieldId = (field: string): string => `report-${field.replace('.', '-')}`;

function initialDraft(stickerCode: string | null, another: boolean, problemTypeId: number | null): { draft: ReportDraft; restored: boolean } {
  const kept = loadDraft(stickerCode);
  if (!kept) return { draft: { ...freshDraft(stickerCode), problemTypeId, anotherProblem: another }, restored: false };
  const passed = kept.preferredTime !== null && Date.parse(kept.preferredTime.to) < Date.now();
  return { draft: { ...kept, problemTypeId: problemTypeId ?? kept.problemTypeId, preferredTime: passed ? null : kept.preferredTime, anotherProblem: another || kept.anotherProblem }, restored: true };
}

/** The report being written: kept while it is written, sent once, and explained when refused. */
export function useReport(stickerCode: string | null, { another, problemTypeId }: { another: boolean; problemTypeId: number | null }, view: ScanView | null, titleOf: (draft: ReportDraft) => string) {
  const [initial] = useState(() => initialDraft(stickerCode, another, problemTypeId));
  const [draft, setDraft] = useState(initial.draft);
  const [restored, setRestored] = useState(initial.restored);
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [submitting, setSubmitting] = useState(false);
  const [wanted, setWanted] = useState(false);
  const [verifying, setVerifying] = useState<'report' | 'login' | null>(null);
  const [openTicket, setOpenTicket] = useState<string | null>(null);
  const media = useMedia(initial.draft.files, stickerCode);
  const inFlight = useRef(false);
  const done = useRef(false);

  const whole: ReportDraft = { ...draft, files: media.files };
  const latest = useRef(whole);
  latest.current = whole;
  const fingerprint = JSON.stringify(whole);

  // Kept shortly after each change, and at once when the page goes away.
  useEffect(() => {
    const timer = setTimeout(() => !done.current && keepDraft(latest.current), keepAfterMilliseconds);
    return () => clearTimeout(timer);
  }, [fingerprint]);
  useEffect(() => {
    const keep = (): void => {
      if (!done.current) keepDraft(latest.current);
    };
    const stop = device.onVisibilityChange((visible) => !visible && keep());
    return () => {
      stop();
      keep();
    };
  }, []);

  const change = (changes: Partial<ReportDraft>): void => {
    // Known at once, not only after the next drawing: a tap may follow the last letter closely.
    latest.current = { ...latest.current, ...changes };
    setDraft(latest.current);
    setErrors((before) => stillWrong(before, changes));
  };
  const showErrors = (found: FieldError[]): void => {
    setErrors(found);
    const [first] = found;
    if (first) device.scrollTo(fieldId(first.field));
  };

  const arrive = (outcome: SubmitOutcome): void => {
    if (outcome.kind === 'verify-phone') {
      setVerifying(outcome.purpose);
      return;
    }
    done.current = true;
    if (outcome.kind === 'submitted') replace('/pages/progress/index', { id: String(outcome.ticketId), submitted: '1' });
    if (outcome.kind === 'submitted-anonymously') replace('/pages/progress/index', { follow: outcome.followToken, submitted: '1' });
    if (outcome.kind === 'kept') {
      device.toast(words().report.savedOffline);
      openTab('/pages/my-reports/index');
    }
  };

  /** A definite no frees the key: the report may now be changed and sent as a new intent. */
  const refuse = (error: unknown): void => {
    if (!isPassing(error)) change({ key: device.randomId() });
    if (!(error instanceof ProblemError)) return;
    const { code, errors: fields = [], context } = error.problem;
    if (code === 'ticket-already-open') setOpenTicket(String(context?.number ?? context?.ticketNumber ?? ''));
    if (fields.length > 0) showErrors(fields);
  };

  const run = useEvent(async (changes: Partial<ReportDraft> = {}): Promise<void> => {
    if (inFlight.current) return;
    inFlight.current = true;
    setSubmitting(true);
    const ready = { ...latest.current, ...changes };
    try {
      arrive(await submitReport({ draft: ready, view, title: titleOf(ready) }));
    } catch (error) {
      refuse(error);
      device.toast(failureText(words(), error));
    }
    inFlight.current = false;
    setSubmitting(false);
  });

  const submit = (): void => {
    const found = checkDraft(latest.current);
    showErrors(found);
    if (found.length === 0) setWanted(true);
  };
  // Uploads under way are waited for, so that no photo is left behind or sent twice.
  useEffect(() => {
    if (!wanted || media.busy) return;
    setWanted(false);
    void run();
  }, [wanted, media.busy, run]);

  const verified = async (phone: string, code: string): Promise<void> => {
    if (verifying === 'login') {
      await logInByCode(phone, code, stickerCode);
      setVerifying(null);
      await run();
      return;
    }
    try {
      arrive(await submitAnonymously({ draft: latest.current, view, title: titleOf(latest.current) }, code));
    } catch (error) {
      refuse(error);
      throw error;
    }
  };

  const startOver = (): void => {
    void discardFiles(latest.current.files);
    forgetDraft(stickerCode);
    media.clear();
    setDraft(freshDraft(stickerCode));
    setRestored(false);
    setErrors([]);
  };

  return {
    draft: whole, change, media, restored, startOver,
    errorOf: (field: string) => errors.find((error) => error.field === field)?.code ?? null,
    submit, waiting: wanted && media.busy, submitting: submitting || wanted,
    verifying, verified, stopVerifying: () => setVerifying(null),
    openTicket, dismissOpenTicket: () => setOpenTicket(null),
    submitAnother: () => {
      setOpenTicket(null);
      change({ anotherProblem: true });
      void run({ anotherProblem: true });
    },
  };
}
export type ReportForm = ReturnType<typeof useReport>;
