import type { BusinessCalendar, SaveBusinessCalendarRequest } from '@scanfix/shared-types';
import { Alert, Form, Input, Select, Switch } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay, useMe } from '../../api/me';
import { ApiProblem } from '../../api/problem';
import { pageStyles, Panel } from '../../components/page';
import { EditedRecord, RecordForm, useRecordForm } from '../../components/record-form';
import { fromDay, toDay } from '../../components/zone';
import { useWords } from '../../i18n';
import { CalendarExceptions } from './calendar-exceptions';
import { hoursOf, weekOf, type Week } from './calendar-hours';
import styles from './service-levels.module.css';
import { WeekFields } from './week-fields';

interface CalendarForm {
  name: string;
  timeZone: string;
  aroundTheClock: boolean;
  week: Week;
  publicHolidays: boolean;
  exceptions: { date: Dayjs; working: boolean; note?: string | null }[];
}

async function loadCalendar(id: number): Promise<BusinessCalendar> {
  const found = (await call('GET /business-calendars')).find((calendar) => calendar.id === id);
  if (!found) throw new ApiProblem('not-found', 404);
  return found;
}

export default function CalendarFormPage() {
  return (
    <EditedRecord keyOf={keys.businessCalendar} load={loadCalendar}>
      {(calendar) => <CalendarFormView calendar={calendar} />}
    </EditedRecord>
  );
}

function CalendarFormView({ calendar }: { calendar: BusinessCalendar | null }) {
  const words = useWords();
  const { timeZone } = useMe().organization;
  const mayWrite = useMay('service-level:write');
  const [form] = Form.useForm<CalendarForm>();
  const [version] = useState(calendar?.version);
  const record = useRecordForm<CalendarForm, BusinessCalendar>({
    form,
    send: (values, keyFor) => {
      const body = requestOf(values, version);
      return calendar ? call('PUT /business-calendars/:id', { params: { id: calendar.id }, body }) : call('POST /business-calendars', { body, idempotencyKey: keyFor(body) });
    },
    keyOf: ({ id }) => keys.businessCalendar(id),
    lists: keys.businessCalendars,
    pathOf: () => '/service-levels?tab=calendars',
  });
  const aroundTheClock = Form.useWatch('aroundTheClock', form) ?? calendar?.aroundTheClock ?? false;
  const { calendars: text, serviceLevels } = words;
  return (
    <RecordForm record={record} title={calendar ? serviceLevels.editCalendar(calendar.name) : serviceLevels.newCalendar} backTo="/service-levels?tab=calendars" initialValues={formOf(calendar, timeZone)} disabled={!mayWrite}>
      {mayWrite ? null : <Alert type="info" showIcon title={serviceLevels.readOnly} style={{ marginBottom: 16 }} />}
      <Panel>
        <Form.Item name="name" label={serviceLevels.name} rules={[{ required: true, whitespace: true, message: serviceLevels.nameRequired }, { max: 60 }]}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="timeZone" label={text.timeZone} style={{ marginBottom: 0 }}>
          <Select showSearch style={{ maxWidth: 320 }} options={Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value }))} />
        </Form.Item>
      </Panel>
      <Panel title={text.hours}>
        <SwitchField name="aroundTheClock" label={text.aroundTheClock} hint={text.aroundTheClockHint} />
        {aroundTheClock ? null : <WeekFields disabled={!mayWrite} />}
      </Panel>
      {aroundTheClock ? null : (
        <>
          <Panel>
            <SwitchField name="publicHolidays" label={text.publicHolidays} hint={text.publicHolidaysHint} />
          </Panel>
          <Panel title={text.exceptions}>
            <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.exceptionsHint}</p>
            <CalendarExceptions disabled={!mayWrite} />
          </Panel>
        </>
      )}
    </RecordForm>
  );
}

function SwitchField({ name, label, hint }: { name: 'aroundTheClock' | 'publicHolidays'; label: string; hint: string }) {
  return (
    <div className={styles.switch}>
      <Form.Item name={name} valuePropName="checked" noStyle>
        <Switch aria-label={label} />
      </Form.Item>
      <div>
        <div>{label}</div>
        <div className={pageStyles.hint}>{hint}</div>
      </div>
    </div>
  );
}

function formOf(calendar: BusinessCalendar | null, timeZone: string): CalendarForm {
  if (!calendar) {
    const workdays = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' }));
    return { name: '', timeZone, aroundTheClock: false, week: weekOf(workdays), publicHolidays: true, exceptions: [] };
  }
  const { name, aroundTheClock, workingHours, publicHolidays, exceptions } = calendar;
  return { name, timeZone: calendar.timeZone, aroundTheClock, week: weekOf(workingHours), publicHolidays, exceptions: exceptions.map(({ date, ...rest }) => ({ ...rest, date: fromDay(date) as Dayjs })) };
}

/** What is not shown while it is around the clock has no fields, and no say. */
function requestOf({ name, timeZone, aroundTheClock, week = [], publicHolidays = false, exceptions = [] }: CalendarForm, version: number | undefined): SaveBusinessCalendarRequest {
  return {
    name: name.trim(),
    timeZone,
    aroundTheClock,
    workingHours: hoursOf(week),
    publicHolidays,
    exceptions: exceptions.map(({ date, working, note }) => ({ date: toDay(date) as string, working, ...(note?.trim() ? { note: note.trim() } : {}) })),
    ...(version === undefined ? {} : { version }),
  };
}
