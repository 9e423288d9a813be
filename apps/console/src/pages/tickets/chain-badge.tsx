import { SafetyCertificateOutlined, WarningFilled } from '@ant-design/icons';
import type { TicketDetail } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Alert, Tooltip } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { useFormat } from '../../components/format';
import { Mark } from '../../components/mark';
import { useWords } from '../../i18n';

/** Verified anew whenever the ticket has changed. */
function useVerification(ticket: TicketDetail) {
  const mayVerify = useMay('ticket:verify');
  return useQuery({
    queryKey: keys.verification(ticket.id),
    queryFn: () => call('GET /tickets/:id/verification', { params: { id: ticket.id } }),
    enabled: mayVerify,
  });
}

export function ChainBadge({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const format = useFormat();
  const { data, error } = useVerification(ticket);
  if (error) return <Mark tone="neutral" icon={<WarningFilled />}>{words.verification.failed}</Mark>;
  if (!data) return null;
  if (!data.intact) return <span data-testid="chain" data-intact="false"><Mark tone="danger" icon={<WarningFilled />} strong>{words.verification.broken}</Mark></span>;
  return (
    <Tooltip title={words.verification.intactHint(data.events, format.exact(data.checkedAt))}>
      <span data-testid="chain" data-intact="true"><Mark tone="success" icon={<SafetyCertificateOutlined />}>{words.verification.intact}</Mark></span>
    </Tooltip>
  );
}

/** What was altered, above everything else on the page. */
export function ChainAlarm({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const { data } = useVerification(ticket);
  const format = useFormat();
  if (!data || data.intact) return null;
  const text = [data.fault ? words.verification.faults[data.fault] : null, data.brokenAt ? words.verification.brokenAt(format.exact(data.brokenAt.at)) : null, words.verification.whatNow];
  return <Alert type="error" showIcon role="alert" title={words.verification.brokenTitle} description={text.filter(Boolean).join('')} style={{ marginBottom: 16 }} data-testid="chain-alarm" />;
}
