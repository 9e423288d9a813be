import { Text } from '@tarojs/components';
import type { AttachmentClaim, TicketProgress } from '@scanfix/shared-types';
import { useRef, useState } from 'react';
import { isPassing, problemCodeOf } from '@/api/failures';
import { Button } from '@/components/button';
import { Sheet } from '@/components/sheet';
import { device, type LocalFile } from '@/device';
import { useWords } from '@/i18n';
import { failureText, fieldText } from '@/i18n/wording';
import { canUpload, uploadMissing } from '@/reporting/uploads';
import { AcceptancePart } from './acceptance-part';
import styles from './ask-card.module.scss';
import { RatingPart, type Rating } from './rating-part';
import type { TicketAccess } from './ticket-access';
import type { Service } from './use-service';

interface FinishSheetProps {
  access: TicketAccess;
  stickerCode: string | null;
  /** Suggested for the signature. */
  contactName: string;
  acceptanceWanted: boolean;
  /** Null: nobody asks how it was. */
  asks: { nps: boolean } | null;
  onDone: (ticket: TicketProgress, changed: Partial<Service>) => void;
  onClose: () => void;
}

/** It is fixed: accept the work where that is still open, and say how it was. Each of the two arrives once, however often one tries. */
export function FinishSheet({ access, stickerCode, contactName, acceptanceWanted, asks, onDone, onClose }: FinishSheetProps) {
  const words = useWords();
  const { followUp: text } = words;
  const [signer, setSigner] = useState(contactName);
  const [signerError, setSignerError] = useState<string | null>(null);
  const [picture, setPicture] = useState<LocalFile | null>(null);
  const [rating, setRating] = useState<Rating>({ csat: null, nps: null, comment: '' });
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const accepted = useRef(!acceptanceWanted);
  const changed = useRef<Partial<Service>>({});
  const keys = useRef({ accept: device.randomId(), answer: device.randomId() });

  const claimOf = async (file: LocalFile): Promise<AttachmentClaim | null> => {
    const [uploaded] = await uploadMissing([{ file, claim: null, uploadedAt: null }], stickerCode);
    return uploaded?.claim ?? null;
  };
  const accept = async (): Promise<void> => {
    const image = picture ? await claimOf(picture) : null;
    try {
      changed.current.visits = await access.accept({ signerName: signer.trim(), ...(image ? { image } : {}) }, keys.current.accept);
    } catch (failure) {
      // Somebody else of the same household was quicker.
      if (problemCodeOf(failure) !== 'already-signed') throw failure;
    }
    accepted.current = true;
    if (picture) void device.discardFile(picture);
  };
  const send = async (): Promise<void> => {
    if (acceptanceWanted && signer.trim() === '') {
      setSignerError(fieldText(words, 'required'));
      return;
    }
    setBusy(true);
    setError(null);
    try {
      if (!accepted.current) await accept();
      const { csat, nps, comment } = rating;
      if (asks) changed.current.followUp = await access.answer({ fixed: true, ...(csat ? { csat } : {}), ...(nps === null ? {} : { nps }), ...(comment.trim() ? { comment: comment.trim() } : {}) }, keys.current.answer);
      const ticket = await access.load();
      onDone(ticket, changed.current);
      // A low score sends somebody again: that is the better thanks.
      device.toast(ticket.state === 'triaged' ? text.reworked : asks ? text.thanks : text.accepted);
    } catch (failure) {
      if (!isPassing(failure)) keys.current = { accept: device.randomId(), answer: device.randomId() };
      setError(failureText(words, failure));
      setBusy(false);
    }
  };
  return (
    <Sheet title={acceptanceWanted ? text.acceptTitle : text.rateTitle} onClose={onClose} foot={<Button wide busy={busy} onClick={() => void send()}>{asks ? text.submit : text.accept}</Button>}>
      {acceptanceWanted && (
        <AcceptancePart
          signer={signer}
          signerError={signerError}
          picture={picture}
          maySign={canUpload(stickerCode)}
          onPicture={setPicture}
          onSigner={(name) => {
            setSigner(name);
            setSignerError(null);
          }}
        />
      )}
      {asks && <RatingPart rating={rating} askNps={asks.nps} onChange={(changes) => setRating((before) => ({ ...before, ...changes }))} />}
      {error && <Text className={styles.error}>{error}</Text>}
    </Sheet>
  );
}
