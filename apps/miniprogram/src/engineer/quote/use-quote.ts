import { quoteDraftOf, quoteOfferOf, type OfferQuoteRequest, type QuoteDraft, type QuoteLine, type QuoteMaterial, type QuotePreview } from '@scanfix/shared-types';
import { useRef, useState } from 'react';
import { isPassing, problemCodeOf } from '@/api/failures';
import { useDelayed } from '@/components/use-delayed';
import { useLoaded } from '@/components/use-loaded';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { replace } from '@/navigation/navigation';
import { call } from '@/session/call';

const storageKey = (visitId: number): string => `quote-draft:${visitId}`;

interface KeptDraft {
  /** What it builds on: over another version it is not put. */
  baseVersion: number;
  draft: QuoteDraft;
}

const versionOf = ({ latest }: QuoteMaterial): number => latest?.version ?? 0;

function begin(visitId: number, material: QuoteMaterial): { draft: QuoteDraft; restored: boolean } {
  const kept = device.load<KeptDraft>(storageKey(visitId));
  return kept && kept.baseVersion === versionOf(material) ? { draft: kept.draft, restored: true } : { draft: quoteDraftOf(material), restored: false };
}

export interface QuoteForm {
  draft: QuoteDraft;
  restored: boolean;
  change: (changes: Partial<QuoteDraft>) => void;
  /** The server's sum of what is on the screen; null while it is asked for, or cannot be had. */
  preview: QuotePreview | null;
  previewError: unknown;
  /** Line by line, also while it is counted anew: what is covered does not flicker. */
  counts: QuoteLine[] | null;
  recount: () => void;
  busy: boolean;
  /** What the server said to the offer. */
  error: string | null;
  offer: () => void;
}

/** A quote while it is written: kept after each change, counted by the server, offered once. */
export function useQuote(visitId: number, material: QuoteMaterial, onOutdated: () => void): QuoteForm {
  const words = useWords();
  const [begun] = useState(() => begin(visitId, material));
  const [draft, setDraft] = useState(begun.draft);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const latest = useRef(draft);
  const key = useRef(device.randomId());
  const params = { id: visitId };
  const baseVersion = versionOf(material);

  const body = quoteOfferOf(draft, material);
  const wanted = body && JSON.stringify(body);
  const settled = useDelayed(wanted ?? '');
  const counted = useLoaded(settled === '' ? null : settled, async () => ({
    of: settled,
    preview: await call('POST /jobs/:id/quotes/preview', { params, body: JSON.parse(settled) as OfferQuoteRequest }),
  }));
  // Of what is on the screen, not of what was there before.
  const preview = counted.value && counted.value.of === wanted ? counted.value.preview : null;
  const before = useRef<QuoteLine[]>([]);
  if (preview) before.current = preview.lines;

  const change = (changes: Partial<QuoteDraft>): void => {
    latest.current = { ...latest.current, ...changes };
    setDraft(latest.current);
    setError(null);
    const kept: KeptDraft = { baseVersion, draft: latest.current };
    device.save(storageKey(visitId), kept);
    key.current = device.randomId();
  };
  const offer = async (): Promise<void> => {
    const offered = quoteOfferOf(latest.current, material);
    if (!offered || !preview) return;
    setBusy(true);
    setError(null);
    try {
      await call('POST /jobs/:id/quotes', { params, body: { ...offered, total: preview.total }, idempotencyKey: key.current });
      device.remove(storageKey(visitId));
      device.toast(words.quoting.editor.offered);
      replace('/engineer/approval/index', { id: String(visitId) });
    } catch (failure) {
      setBusy(false);
      if (!isPassing(failure)) key.current = device.randomId();
      if (problemCodeOf(failure) === 'version-conflict') {
        onOutdated();
        // Of the same version it is who pays that was decided anew.
        void counted.reload();
      } else setError(failureText(words, failure));
    }
  };
  return {
    draft, restored: begun.restored, change, busy, error,
    preview, previewError: wanted !== null && wanted === settled ? counted.error : null,
    counts: before.current.length === draft.lines.length ? before.current : null,
    recount: () => void counted.reload(),
    offer: () => void offer(),
  };
}
