import { CheckCircleOutlined, CloseCircleOutlined, ExclamationCircleOutlined, MinusCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons';
import type { Merchant } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Typography } from 'antd';
import type { ReactNode } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useFormat } from '../../components/format';
import { Mark } from '../../components/mark';
import { Facts, pageStyles, Panel } from '../../components/page';
import { useProblemMessage } from '../../components/problem-notice';
import { TimeText } from '../../components/time-text';
import { useNow } from '../../components/use-now';
import { useWords } from '../../i18n';
import type { MerchantEditing } from './merchant-dialog';
import styles from './merchants.module.css';

/** Milliseconds: a new certificate takes a person some days to get. */
const expiresSoon = 45 * 24 * 3_600_000;

export function MerchantPanel({ merchant, onEdit }: { merchant: Merchant; onEdit: (editing: MerchantEditing) => void }) {
  const words = useWords();
  const { merchants: text } = words;
  return (
    <Panel
      title={merchant.name}
      testId={`merchant-${merchant.id}`}
      extra={merchant.active ? <Mark tone="success" icon={<CheckCircleOutlined />}>{text.active}</Mark> : <Mark tone="neutral" icon={<MinusCircleOutlined />}>{text.inactive}</Mark>}
    >
      <Facts
        facts={[
          [text.mchid, <span key="m" className={pageStyles.mono}>{merchant.mchid}</span>],
          [text.certificate, <div key="c" className={styles.lines}><span className={styles.breaks}>{merchant.certificateSerial}</span><Validity until={merchant.certificateValidUntil} /></div>],
          [text.verifiers, <Verifiers key="v" merchant={merchant} />],
          [text.notifyUrl, <div key="n"><Typography.Text copyable={{ tooltips: [words.general.copy, words.general.copied] }} className={styles.breaks ?? ''}>{merchant.notifyUrl}</Typography.Text><div className={pageStyles.hint}>{text.notifyHint}</div></div>],
          [text.changedAt, <TimeText key="t" at={merchant.updatedAt} />],
        ]}
      />
      <Check merchant={merchant} />
      <div className={pageStyles.tools} style={{ margin: '16px 0 0' }}>
        {merchant.active
          ? <Button onClick={() => onEdit({ kind: 'change', merchant })}>{text.replaceKeys}</Button>
          : <Button onClick={() => onEdit({ kind: 'create', again: merchant })}>{text.reactivate}</Button>}
        {/* Its payments are still refunded with these keys. */}
        {merchant.active ? <Deactivate merchant={merchant} /> : <Button onClick={() => onEdit({ kind: 'change', merchant })}>{text.replaceKeys}</Button>}
      </div>
    </Panel>
  );
}

function Validity({ until }: { until: string | null }) {
  const { merchants: text } = useWords();
  const format = useFormat();
  const now = useNow(60_000);
  if (until === null) return null;
  const day = format.exact(until).slice(0, 10);
  const left = Date.parse(until) - now;
  if (left <= 0) return <Mark tone="danger" icon={<CloseCircleOutlined />} wrap>{text.expired(day)}</Mark>;
  if (left < expiresSoon) return <Mark tone="warning" icon={<ExclamationCircleOutlined />} wrap>{text.expiresSoon(day)}</Mark>;
  return <span className={pageStyles.hint}>{text.validUntil(day)}</span>;
}

function Verifiers({ merchant: { verifiers, platformCertificates } }: { merchant: Merchant }) {
  const { merchants: text } = useWords();
  return (
    <div className={styles.lines}>
      {verifiers.map(({ serial, kind, validUntil }) => (
        <div key={serial}>
          <div>{text.verifierKinds[kind]} {validUntil ? <Validity until={validUntil} /> : null}</div>
          <span className={styles.breaks}>{serial}</span>
        </div>
      ))}
      {platformCertificates ? <span className={pageStyles.hint}>{verifiers.some(({ kind }) => kind === 'certificate') ? text.platformCertificates : text.noVerifiers}</span> : null}
    </div>
  );
}

function Check({ merchant }: { merchant: Merchant }) {
  const words = useWords();
  const { merchants: text } = words;
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const check = useMutation({
    mutationFn: () => call('POST /merchants/:id/check', { params: { id: merchant.id } }),
    onSuccess: (checked) => client.setQueryData<Merchant[]>(keys.merchants, (before) => before?.map((one) => (one.id === checked.id ? checked : one))),
    onError: (error) => void message.error(wordFor(error), 6),
  });
  const { checkResult, checkedAt } = merchant;
  const icon: ReactNode = checkResult === null ? <QuestionCircleOutlined /> : checkResult === 'ok' ? <CheckCircleOutlined /> : <CloseCircleOutlined />;
  return (
    <div className={styles.check}>
      <div className={styles.checkText} role="status">
        <Mark tone={checkResult === null ? 'plain' : checkResult === 'ok' ? 'success' : 'danger'} icon={icon} wrap>
          {check.isPending ? text.checking : checkResult === null ? text.neverChecked : words.merchantChecks[checkResult]}
        </Mark>
        {checkedAt && !check.isPending ? <div className={pageStyles.hint}>{text.checkedAt}{words.general.colon}<TimeText at={checkedAt} /></div> : null}
      </div>
      <Button {...(checkResult === null && merchant.active ? { type: 'primary' as const } : {})} loading={check.isPending} onClick={() => check.mutate()}>{text.check}</Button>
    </div>
  );
}

function Deactivate({ merchant }: { merchant: Merchant }) {
  const { merchants: text } = useWords();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const wordFor = useProblemMessage();
  const deactivate = useMutation({
    mutationFn: () => call('POST /merchants/:id/deactivate', { params: { id: merchant.id } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.merchants });
      void message.success(text.deactivated);
    },
    onError: (error) => void message.error(wordFor(error), 6),
  });
  const ask = () => void modal.confirm({ title: text.deactivateTitle(merchant.name), content: text.deactivateText, okText: text.deactivate, okButtonProps: { danger: true }, onOk: () => deactivate.mutateAsync().catch(() => undefined) });
  return <Button danger onClick={ask}>{text.deactivate}</Button>;
}
