import { CheckCircleOutlined, ClockCircleOutlined, WarningFilled } from '@ant-design/icons';
import type { MonthlyStatement } from '@scanfix/shared-types';
import { useFormat } from '../../components/format';
import { Mark } from '../../components/mark';
import { todayIn } from '../../components/zone';
import { useWords } from '../../i18n';

/** How far a statement is paid, and whether it is late. */
export function StatementMark({ statement: { open, total, dueOn } }: { statement: MonthlyStatement }) {
  const words = useWords();
  const today = todayIn(useFormat().timeZone);
  const { monthlyStatements: text } = words;
  if (open <= 0) return <Mark tone="success" icon={<CheckCircleOutlined />}>{text.settled}</Mark>;
  if (dueOn < today) return <Mark tone="danger" icon={<WarningFilled />}>{text.overdue}</Mark>;
  return <Mark tone="info" icon={<ClockCircleOutlined />}>{open < total ? text.partly : text.unpaid}</Mark>;
}
