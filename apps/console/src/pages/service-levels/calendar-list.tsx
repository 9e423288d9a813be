import { DeleteOutlined } from '@ant-design/icons';
import type { BusinessCalendar } from '@scanfix/shared-types';
import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { DataList } from '../../components/data-list';
import { pageStyles } from '../../components/page';
import { allOnOnePage } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { hoursLines } from './calendar-hours';
import styles from './service-levels.module.css';
import { useRemove } from './use-remove';
import { useCalendars } from './use-service-levels';

export function CalendarList({ mayWrite }: { mayWrite: boolean }) {
  const words = useWords();
  const navigate = useNavigate();
  const query = useCalendars();
  const remove = useRemove({
    lists: keys.businessCalendars, send: (id) => call('DELETE /business-calendars/:id', { params: { id } }), title: words.serviceLevels.deleteCalendarTitle, hint: words.serviceLevels.deleteCalendarHint,
  });
  const hours = (calendar: BusinessCalendar) => (
    <div className={styles.lines}>
      {calendar.aroundTheClock ? <span>{words.calendars.aroundTheClock}</span> : hoursLines(calendar.workingHours, words).map((line) => <span key={line}>{line}</span>)}
      <span className={pageStyles.hint}>
        {[calendar.timeZone, calendar.publicHolidays ? words.calendars.followsHolidays : null, calendar.exceptions.length > 0 ? words.calendars.exceptionCount(calendar.exceptions.length) : null].filter(Boolean).join(' · ')}
      </span>
    </div>
  );
  const tools = (calendar: BusinessCalendar) =>
    mayWrite ? <Button type="text" icon={<DeleteOutlined />} aria-label={words.serviceLevels.deleteCalendarTitle(calendar.name)} onClick={() => remove(calendar)} /> : null;
  return (
    <DataList
      pages={allOnOnePage(query)}
      label={words.serviceLevels.tabs.calendars}
      testId="calendar-list"
      onOpen={(calendar) => void navigate(`/service-levels/calendars/${calendar.id}`)}
      empty={{ text: words.serviceLevels.emptyCalendars }}
      columns={[
        { key: 'name', title: words.serviceLevels.columns.calendar, width: 220, render: (_value, calendar) => <b>{calendar.name}</b> },
        { key: 'hours', title: words.serviceLevels.columns.hours, render: (_value, calendar) => hours(calendar) },
        { key: 'tools', width: 64, render: (_value, calendar) => tools(calendar) },
      ]}
      card={(calendar) => (
        <>
          <div className={pageStyles.cardTop}><span className={pageStyles.cardTitle}>{calendar.name}</span>{tools(calendar)}</div>
          {hours(calendar)}
        </>
      )}
    />
  );
}
