import { CheckCircleOutlined, ClockCircleOutlined, EditOutlined, HistoryOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { Mark, type Tone } from '../../components/mark';
import { useWords } from '../../i18n';
import type { PriceBookStanding } from './price-book-standing';

const looks: Record<PriceBookStanding, [Tone, ReactNode]> = {
  draft: ['neutral', <EditOutlined key="i" />],
  coming: ['info', <ClockCircleOutlined key="i" />],
  'in-force': ['success', <CheckCircleOutlined key="i" />],
  past: ['plain', <HistoryOutlined key="i" />],
};

export function StandingMark({ standing }: { standing: PriceBookStanding }) {
  const words = useWords();
  const [tone, icon] = looks[standing];
  return <Mark tone={tone} icon={icon}>{words.priceBooks.standings[standing]}</Mark>;
}
