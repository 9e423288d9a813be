import { Button, Result, Skeleton } from 'antd';
import { Suspense, useEffect } from 'react';
import { Link, Navigate, useParams, useRouteError } from 'react-router';
import { firstPage } from '../access';
import { useMay, useMe } from '../api/me';
import { pageStyles } from '../components/page';
import { useDelayed } from '../components/use-delayed';
import { useWords } from '../i18n';
import { isMissingFile, reloadIfReachable } from '../reload-after-update';
import type { ConsolePage } from '../routes';

export function GuardedPage({ page: { permission, page: Page } }: { page: ConsolePage }) {
  const words = useWords();
  const allowed = useMay(permission);
  // Another thing of the same kind is another page: nothing typed for one may end up on the next.
  const { id } = useParams();
  if (!allowed) return <Result status="403" title={words.general.forbiddenTitle} subTitle={words.general.forbiddenText} extra={<HomeLink />} />;
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Page key={id} />
    </Suspense>
  );
}

export function HomePage({ pages }: { pages: ConsolePage[] }) {
  const words = useWords();
  const path = firstPage(useMe(), pages);
  if (path) return <Navigate to={path} replace />;
  return <Result status="info" title={words.general.noPagesTitle} subTitle={words.general.noPagesText} />;
}

export function UnknownPage() {
  const words = useWords();
  return <Result status="404" title={words.general.notFoundTitle} subTitle={words.general.notFoundText} extra={<HomeLink />} />;
}

export function CrashedPage() {
  const words = useWords();
  const error = useRouteError();
  if (isMissingFile(error)) return <UnloadedPage />;
  return (
    <Result
      status="error"
      title={words.general.crashedTitle}
      subTitle={words.general.crashedText}
      extra={<Button type="primary" onClick={() => location.reload()}>{words.general.reload}</Button>}
    />
  );
}

/** The rest of the console still stands; the page is tried again when the network is back. */
function UnloadedPage() {
  const words = useWords();
  const shown = useDelayed(true, 800);
  useEffect(() => {
    const retry = (): void => void reloadIfReachable();
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, []);
  if (!shown) return null;
  return (
    <Result
      status="warning"
      title={words.general.unloadedTitle}
      subTitle={words.general.unloadedText}
      extra={<Button type="primary" onClick={() => void reloadIfReachable()}>{words.general.retry}</Button>}
    />
  );
}

function HomeLink() {
  return <Link to="/">{useWords().general.back}</Link>;
}

function PageSkeleton() {
  const shown = useDelayed(true, 300);
  return <div className={pageStyles.page}>{shown ? <Skeleton active paragraph={{ rows: 8 }} /> : null}</div>;
}
