import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Sheet } from '@/components/sheet';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { replace } from '@/navigation/navigation';
import { call } from '@/session/call';

interface OpenTicketSheetProps {
  stickerCode: string | null;
  number: string;
  onAnother: () => void;
  onClose: () => void;
}

/** Somebody was quicker: follow theirs, or insist that this is something else. */
export function OpenTicketSheet({ stickerCode, number, onAnother, onClose }: OpenTicketSheetProps) {
  const words = useWords();
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => device.randomId());
  const follow = async (): Promise<void> => {
    setBusy(true);
    try {
      const { ticket } = await call('POST /my/follows', { body: { stickerCode: stickerCode ?? '', ticketNumber: number }, idempotencyKey: key });
      replace('/pages/progress/index', { id: String(ticket.id) });
    } catch (error) {
      device.toast(failureText(words, error));
      setBusy(false);
    }
  };
  const foot = (
    <>
      <Button look="secondary" wide onClick={onAnother}>{words.scan.another}</Button>
      {stickerCode && number !== '' && <Button icon="people" wide busy={busy} onClick={() => void follow()}>{words.scan.meToo}</Button>}
    </>
  );
  return <Sheet title={words.report.alreadyOpen} onClose={onClose} foot={foot}><Text>{words.report.alreadyOpenText}</Text></Sheet>;
}
