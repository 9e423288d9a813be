import type { AttachmentView, Quote, WarrantyDecision } from '@scanfix/shared-types';
import type { QuotedWarranty, QuoteRow } from './quote.entity.js';

/** What a quote needs besides its row. */
export interface QuoteParts {
  offeredBy: string;
  signature: AttachmentView | null;
  misusePhotos: AttachmentView[];
}

export function quoteOf(row: QuoteRow, { offeredBy, signature, misusePhotos }: QuoteParts): Quote {
  return {
    id: row.id,
    ticketId: row.ticketId,
    version: row.version,
    state: row.state,
    lines: row.lines,
    subtotal: row.subtotal,
    discount: row.discount,
    discountReason: row.discountReason,
    total: row.total,
    taxRate: row.taxRate,
    tax: row.tax,
    note: row.note,
    warranty: withPhotos(row.warranty, misusePhotos),
    offeredAt: row.offeredAt.toISOString(),
    offeredBy,
    validUntil: row.validUntil.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    declineReason: row.declineReason,
    declineNote: row.declineNote,
    declinedOnSite: row.declinedOnSite,
    signature: row.signatureKind === null || row.decidedAt === null ? null : { kind: row.signatureKind, signerName: row.signerName ?? '', at: row.decidedAt.toISOString(), image: signature },
    onCredit: row.onCredit,
    dueOn: row.dueOn,
  };
}

function withPhotos({ misuse, ...warranty }: QuotedWarranty, photos: AttachmentView[]): WarrantyDecision {
  return { ...warranty, misuse: misuse && { ...misuse, photos } };
}

/** As it is kept: links to photos would expire. */
export function withoutPhotos({ misuse, ...warranty }: WarrantyDecision): QuotedWarranty {
  return { ...warranty, misuse: misuse && { note: misuse.note, engineerName: misuse.engineerName, declaredAt: misuse.declaredAt } };
}
