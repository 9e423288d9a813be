import type { AttachmentClaim, AttachmentView } from '@scanfix/shared-types';

/** A file of a form: already there, on its way, arrived with its claim, or refused. */
export type AttachmentDraft =
  | { key: string; state: 'kept'; view: AttachmentView }
  | { key: string; state: 'uploading'; file: File }
  | { key: string; state: 'uploaded'; view: AttachmentView; claim: string }
  | { key: string; state: 'failed'; file: File; error: unknown };

export function draftsOf(views: AttachmentView[]): AttachmentDraft[] {
  return views.map((view) => ({ key: `kept-${view.id}`, state: 'kept', view }));
}

/** What the API wants: ids of those already there, claims of the new ones. */
export function claimsOf(drafts: AttachmentDraft[] | undefined): (AttachmentClaim | { id: number })[] {
  return (drafts ?? []).flatMap((draft) => {
    if (draft.state === 'kept') return [{ id: draft.view.id }];
    return draft.state === 'uploaded' ? [{ id: draft.view.id, claim: draft.claim }] : [];
  });
}

export function newClaimsOf(drafts: AttachmentDraft[] | undefined): AttachmentClaim[] {
  return (drafts ?? []).flatMap((draft) => (draft.state === 'uploaded' ? [{ id: draft.view.id, claim: draft.claim }] : []));
}
