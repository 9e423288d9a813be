import { device } from '@/device';
import { currentSession } from '@/session/session';
import { emptyDraft, isWorthKeeping, type ReportDraft } from './draft';

const contactKey = 'contact';

interface RememberedContact {
  name: string;
  phone: string;
}

/** One draft for each sticker, one for reports without. */
const storageKey = (stickerCode: string | null): string => `draft:${stickerCode ?? ''}`;

export function rememberedContact(): RememberedContact {
  const me = currentSession()?.me;
  const remembered = device.load<RememberedContact>(contactKey);
  return { name: remembered?.name ?? me?.name ?? '', phone: remembered?.phone ?? me?.phone ?? '' };
}

export const rememberContact = (contact: RememberedContact): void => device.save(contactKey, contact);

export const freshDraft = (stickerCode: string | null): ReportDraft => emptyDraft(device.randomId(), stickerCode, rememberedContact());

export const loadDraft = (stickerCode: string | null): ReportDraft | null => device.load<ReportDraft>(storageKey(stickerCode));

export function keepDraft(draft: ReportDraft): void {
  if (isWorthKeeping(draft)) device.save(storageKey(draft.stickerCode), draft);
  else device.remove(storageKey(draft.stickerCode));
}

export const forgetDraft = (stickerCode: string | null): void => device.remove(storageKey(stickerCode));
