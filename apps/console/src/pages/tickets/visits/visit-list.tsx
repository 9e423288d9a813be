import type { TicketDetail } from '@scanfix/shared-types';
import { Empty, SkeletonRows } from '../../../components/data-list';
import { ProblemNotice } from '../../../components/problem-notice';
import { useWords } from '../../../i18n';
import { newestFirst, useVisits } from './use-visits';
import { VisitCard } from './visit-card';

export function VisitList({ ticket }: { ticket: TicketDetail }) {
  const words = useWords();
  const query = useVisits(ticket);
  if (query.error && !query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <SkeletonRows count={4} />;
  if (query.data.length === 0) return <Empty text={words.visits.empty} testId="visit-list" />;
  return (
    <div data-testid="visit-list">
      {newestFirst(query.data).map((visit, index) => <VisitCard key={visit.id} visit={visit} opened={index === 0} />)}
    </div>
  );
}
