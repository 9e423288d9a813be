import { PlusOutlined } from '@ant-design/icons';
import { Button, Tabs, Tooltip } from 'antd';
import { useNavigate } from 'react-router';
import { useMay } from '../../api/me';
import { Page } from '../../components/page';
import { oneOf, useUrlFilters } from '../../components/url-filters';
import { useWords } from '../../i18n';
import { CalendarList } from './calendar-list';
import { PolicyList } from './policy-list';
import { useCalendars } from './use-service-levels';

const fields = { tab: oneOf(['calendars']) };

export default function ServiceLevelsPage() {
  const words = useWords();
  const navigate = useNavigate();
  const mayWrite = useMay('service-level:write');
  const { filters, change } = useUrlFilters(fields);
  const calendars = useCalendars();
  const showsCalendars = filters.tab === 'calendars';
  const needsCalendar = calendars.data?.length === 0;
  const create = showsCalendars ? (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/service-levels/calendars/new')}>{words.serviceLevels.newCalendar}</Button>
  ) : (
    <Tooltip title={needsCalendar ? words.serviceLevels.needCalendar : undefined}>
      <Button type="primary" icon={<PlusOutlined />} disabled={needsCalendar} onClick={() => void navigate('/service-levels/policies/new')}>{words.serviceLevels.newPolicy}</Button>
    </Tooltip>
  );
  return (
    <Page title={words.serviceLevels.title} extra={mayWrite ? create : null}>
      <Tabs
        activeKey={showsCalendars ? 'calendars' : 'policies'}
        onChange={(key) => change({ tab: key === 'calendars' ? 'calendars' : undefined }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'policies', label: words.serviceLevels.tabs.policies, children: <PolicyList mayWrite={mayWrite} /> },
          { key: 'calendars', label: words.serviceLevels.tabs.calendars, children: <CalendarList mayWrite={mayWrite} /> },
        ]}
      />
    </Page>
  );
}
