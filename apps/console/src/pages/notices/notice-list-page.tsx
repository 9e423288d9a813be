import { CheckOutlined } from '@ant-design/icons';
import type { Notice } from '@scanfix/shared-types';
import { Button, Segmented } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { DataList } from '../../components/data-list';
import { Page, pageStyles } from '../../components/page';
import { flag, useUrlFilters } from '../../components/url-filters';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { NoticeLine } from './notice-line';
import { useReadNotices, useUnreadNotices } from './use-notices';

const fields = { unread: flag };

export default function NoticeListPage() {
  const words = useWords();
  const { filters, change } = useUrlFilters(fields);
  const unread = useUnreadNotices();
  const { open, readAll, readingAll } = useReadNotices();
  const pages = usePages<Notice>(keys.noticeList(filters), (cursor) => call('GET /me/notices', { query: { ...filters, cursor } }));
  const count = unread.data?.count ?? 0;
  return (
    <Page title={words.notices.title} narrow extra={count > 0 ? <Button icon={<CheckOutlined />} loading={readingAll} onClick={readAll}>{words.notices.readAll}</Button> : null}>
      <div className={pageStyles.tools}>
        <Segmented<'all' | 'unread'>
          value={filters.unread ? 'unread' : 'all'}
          onChange={(value) => change({ unread: value === 'unread' ? true : undefined }, { replace: true })}
          options={[{ value: 'all', label: words.notices.all }, { value: 'unread', label: count > 0 ? `${words.notices.unread} ${count}` : words.notices.unread }]}
        />
      </div>
      <DataList
        pages={pages}
        label={words.notices.title}
        testId="notice-list"
        onOpen={open}
        empty={{ text: filters.unread ? words.notices.emptyUnread : words.notices.empty }}
        columns={[{ key: 'notice', title: words.notices.title, render: (_value, notice) => <NoticeLine notice={notice} /> }]}
        card={(notice) => <NoticeLine notice={notice} />}
      />
    </Page>
  );
}
