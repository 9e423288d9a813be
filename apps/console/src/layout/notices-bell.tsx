import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Popover, Skeleton } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../api/call';
import { keys } from '../api/keys';
import { pageStyles } from '../components/page';
import { ProblemNotice } from '../components/problem-notice';
import { useWords } from '../i18n';
import { NoticeLine } from '../pages/notices/notice-line';
import styles from '../pages/notices/notices.module.css';
import { useReadNotices, useUnreadNotices } from '../pages/notices/use-notices';

const shown = 8;

/** How much is unread, and the newest at a click; on a phone straight to the page. */
export function NoticesBell({ compact }: { compact: boolean }) {
  const words = useWords();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const count = useUnreadNotices().data?.count ?? 0;
  const bell = (
    <Badge count={count} size="small" overflowCount={99} offset={[-6, 6]}>
      <Button
        type="text"
        icon={<BellOutlined />}
        aria-label={count > 0 ? words.notices.bellUnread(count) : words.notices.bell}
        data-testid="notices-bell"
        onClick={compact ? () => void navigate('/notices') : undefined}
      />
    </Badge>
  );
  if (compact) return bell;
  return (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} content={<Newest onLeave={() => setOpen(false)} unread={count} />} destroyOnHidden>
      {bell}
    </Popover>
  );
}

function Newest({ unread, onLeave }: { unread: number; onLeave: () => void }) {
  const words = useWords();
  const query = useQuery({ queryKey: keys.noticeList({ limit: shown }), queryFn: () => call('GET /me/notices', { query: { limit: shown } }) });
  const { open, readAll, readingAll } = useReadNotices();
  return (
    <div className={styles.panel} data-testid="newest-notices">
      {query.error ? <ProblemNotice error={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.isPending ? <Skeleton active title={false} paragraph={{ rows: 4 }} /> : null}
      {query.data?.items.length === 0 ? <p className={pageStyles.hint}>{words.notices.empty}</p> : null}
      <div className={styles.list}>
        {query.data?.items.map((notice) => (
          <button
            key={notice.id}
            type="button"
            className={styles.item}
            onClick={() => {
              open(notice);
              onLeave();
            }}
          >
            <NoticeLine notice={notice} />
          </button>
        ))}
      </div>
      <div className={styles.foot}>
        <Link to="/notices" onClick={onLeave}>{words.notices.seeAll}</Link>
        {unread > 0 ? <Button type="link" size="small" loading={readingAll} onClick={readAll}>{words.notices.readAll}</Button> : null}
      </div>
    </div>
  );
}
