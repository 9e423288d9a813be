import { EyeOutlined, PhoneOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Tooltip } from 'antd';
import { call } from '../api/call';
import { useMay } from '../api/me';
import { useWords } from '../i18n';
import styles from './page.module.css';
import { useProblemMessage } from './problem-notice';

/** A masked number; a tap shows it whole, which the server records. Without `requesterId` it is the ticket's contact. */
export function RevealPhone({ ticketId, masked, requesterId }: { ticketId: number; masked: string; requesterId?: number }) {
  const words = useWords();
  const mayReveal = useMay('personal-data:reveal');
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const reveal = useMutation({
    mutationFn: () => call('POST /tickets/:id/reveal-phone', { params: { id: ticketId }, body: requesterId === undefined ? {} : { requesterId } }),
    onError: (error) => void message.error(wordFor(error)),
  });
  if (reveal.data) {
    return (
      <a href={`tel:${reveal.data.phone}`} className={styles.mono}>
        <PhoneOutlined aria-hidden /> {reveal.data.phone}
      </a>
    );
  }
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 4 }}>
      <span className={styles.mono}>{masked}</span>
      {mayReveal ? (
        <Tooltip title={words.ticketPage.revealPhone}>
          <Button type="text" size="small" icon={<EyeOutlined />} aria-label={words.ticketPage.revealPhone} loading={reveal.isPending} onClick={() => reveal.mutate()} />
        </Tooltip>
      ) : null}
    </span>
  );
}
