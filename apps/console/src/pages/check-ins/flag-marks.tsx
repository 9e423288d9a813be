import { FieldTimeOutlined, FormOutlined, ThunderboltOutlined } from '@ant-design/icons';
import type { CheckInFlag } from '@scanfix/shared-types';
import type { ReactNode } from 'react';
import { Mark, type Tone } from '../../components/mark';
import { useWords } from '../../i18n';

const looks: Record<CheckInFlag, [Tone, ReactNode]> = {
  manual: ['warning', <FormOutlined key="i" />],
  'impossible-jump': ['danger', <ThunderboltOutlined key="i" />],
  'late-report': ['neutral', <FieldTimeOutlined key="i" />],
};

/** Short, with the whole sentence as a tip. */
export function FlagMarks({ flags }: { flags: CheckInFlag[] }) {
  const words = useWords();
  return (
    <span style={{ display: 'inline-flex', gap: 4, flexWrap: 'wrap' }}>
      {flags.map((flag) => <span key={flag} title={words.checkInFlags[flag]}><Mark tone={looks[flag][0]} icon={looks[flag][1]}>{words.checkIns.flagsShort[flag]}</Mark></span>)}
    </span>
  );
}
