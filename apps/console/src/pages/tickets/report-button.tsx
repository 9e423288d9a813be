import { FilePdfOutlined } from '@ant-design/icons';
import type { TicketDetail } from '@scanfix/shared-types';
import { useMutation } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { download } from '../../api/call';
import { useProblemMessage } from '../../components/problem-notice';
import { saveFile } from '../../components/save-file';
import { useWords } from '../../i18n';

/** There once work was completed, also while it is being redone. */
export function ReportButton({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const fetchReport = useMutation({
    mutationFn: () => download('GET /tickets/:id/service-report', { params: { id: ticket.id } }),
    onSuccess: saveFile,
    onError: (error) => void message.error(wordFor(error)),
  });
  if (!ticket.completedAt && ticket.reworkCount === 0) return null;
  return <Button icon={<FilePdfOutlined />} loading={fetchReport.isPending} onClick={() => fetchReport.mutate()} data-testid="service-report">{words.visits.report}</Button>;
}
