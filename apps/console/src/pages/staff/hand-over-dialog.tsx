import { CopyOutlined } from '@ant-design/icons';
import type { StaffInvited } from '@scanfix/shared-types';
import { Alert, Button, Modal, Typography } from 'antd';
import { useState } from 'react';
import { useFormat } from '../../components/format';
import { pageStyles } from '../../components/page';
import { QrImage } from '../../components/qr-image';
import { useWords } from '../../i18n';

export type HandOver = { kind: 'invited'; invited: StaffInvited } | { kind: 'password'; name: string; initialPassword: string };

/** Secrets that the server keeps only as hashes: shown once, closed only on purpose. */
export function HandOverDialog({ handOver, onClose }: { handOver: HandOver | null; onClose: () => void }) {
  const words = useWords();
  const [shown, setShown] = useState(handOver);
  // While the dialog closes it still says what it said.
  if (handOver !== null && handOver !== shown) setShown(handOver);
  if (!shown) return null;
  const title = shown.kind === 'invited' ? words.staff.invitedTitle(shown.invited.staff.name) : words.staff.resetDone(shown.name);
  return (
    <Modal
      open={handOver !== null}
      title={title}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      onCancel={onClose}
      afterClose={() => setShown(null)}
      footer={<Button type="primary" onClick={onClose}>{words.staff.handedOver}</Button>}
    >
      <Alert type="warning" showIcon title={words.staff.invitedOnce} style={{ marginBottom: 16 }} />
      {shown.kind === 'password' ? <Password text={shown.initialPassword} /> : <Invitation invited={shown.invited} />}
    </Modal>
  );
}

function Invitation({ invited }: { invited: StaffInvited }) {
  const words = useWords();
  const format = useFormat();
  const { username } = invited.staff;
  return (
    <>
      {username ? <div style={{ marginBottom: 12 }}><div className={pageStyles.hint}>{words.staff.username}</div><Copyable text={username} /></div> : null}
      {invited.initialPassword ? <Password text={invited.initialPassword} /> : null}
      <h3 className={pageStyles.panelTitle}>{words.staff.invitationTitle}</h3>
      <p className={pageStyles.hint}>{words.staff.invitationHint} {words.staff.invitationUntil(format.exact(invited.invitationExpiresAt))}</p>
      <QrImage text={invited.invitationUrl} alt={words.staff.invitationAlt} size={180} />
      <div className={pageStyles.hint} style={{ marginTop: 12 }}>{words.staff.invitationLink}</div>
      <Copyable text={invited.invitationUrl} />
    </>
  );
}

function Password({ text }: { text: string }) {
  const words = useWords();
  return (
    <div style={{ marginBottom: 20 }} data-testid="initial-password">
      <div className={pageStyles.hint}>{words.staff.initialPassword} · {words.staff.initialPasswordHint}</div>
      <Copyable text={text} />
    </div>
  );
}

function Copyable({ text }: { text: string }) {
  const words = useWords();
  return <Typography.Text copyable={{ icon: <CopyOutlined />, tooltips: [words.general.copy, words.general.copied] }} style={{ fontFamily: 'var(--mono)', fontSize: 15, overflowWrap: 'anywhere' }}>{text}</Typography.Text>;
}
