import type { StickerDetail } from '@scanfix/shared-types';
import { Tooltip } from 'antd';
import { useMe } from '../../api/me';
import { pageStyles } from '../../components/page';
import { lastDays } from './last-days';
import { useWords } from '../../i18n';

const shownDays = 30;

/** Thirty bars need no chart library. */
export function ScanChart({ days }: { days: StickerDetail['scansByDay'] }) {
  const words = useWords();
  const { organization } = useMe();
  const bars = lastDays(days, shownDays, new Date(), organization.timeZone);
  const most = Math.max(...bars.map(({ count }) => count));
  if (most === 0) return <span className={pageStyles.hint}>{words.stickers.noScans}</span>;
  return (
    <div>
      <div style={{ display: 'flex', alignItems: 'flex-end', gap: 2, height: 72 }} role="img" aria-label={words.stickers.scansChart}>
        {bars.map(({ day, count }) => (
          <Tooltip key={day} title={words.stickers.scansOn(day, count)}>
            <div style={{ flex: 1, height: '100%', display: 'flex', alignItems: 'flex-end' }}>
              <div style={{ width: '100%', minHeight: 2, height: `${(count / most) * 100}%`, borderRadius: 2, background: count > 0 ? 'var(--brand)' : 'var(--line)' }} />
            </div>
          </Tooltip>
        ))}
      </div>
      <div className={pageStyles.hint} style={{ display: 'flex', justifyContent: 'space-between', marginTop: 4 }}>
        <span>{bars[0]?.day}</span>
        <span>{bars.at(-1)?.day}</span>
      </div>
    </div>
  );
}
