import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Result, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { isProblem } from '../api/problem';
import { useWords } from '../i18n';
import styles from './page.module.css';
import { ProblemNotice } from './problem-notice';

interface PageProps {
  title: ReactNode;
  subtitle?: ReactNode;
  /** Where Back leads when there is no history: the list this page belongs to. */
  backTo?: string;
  extra?: ReactNode;
  narrow?: boolean;
  children: ReactNode;
}

export function Page({ title, subtitle, backTo, extra, narrow = false, children }: PageProps) {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <div className={`${styles.page} ${narrow ? styles.narrowPage : ''}`}>
      <header className={styles.header}>
        {backTo ? (
          <Button
            type="text"
            className={styles.back ?? ''}
            icon={<ArrowLeftOutlined />}
            aria-label={words.general.back}
            onClick={() => void (hasHistory() ? navigate(-1) : navigate(backTo))}
          />
        ) : null}
        <div style={{ minWidth: 0 }}>
          <h1 className={styles.title}>{title}</h1>
          {subtitle ? <div className={styles.subtitle}>{subtitle}</div> : null}
        </div>
        {extra ? <div className={styles.extra}>{extra}</div> : null}
      </header>
      {children}
    </div>
  );
}

export function Panel({ title, extra, children, testId }: { title?: ReactNode; extra?: ReactNode; children: ReactNode; testId?: string }) {
  return (
    <section className={styles.panel} data-testid={testId}>
      {title || extra ? (
        <div className={styles.panelHeader}>
          {title ? <h2 className={styles.panelTitle}>{title}</h2> : null}
          {extra ? <div className={styles.panelExtra}>{extra}</div> : null}
        </div>
      ) : null}
      {children}
    </section>
  );
}

/** Facts as a list of terms; those without a value are left out. */
export function Facts({ facts }: { facts: [label: string, value: ReactNode][] }) {
  return (
    <dl className={styles.facts}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false)
        .map(([label, value]) => (
          <FactRow key={label} label={label} value={value} />
        ))}
    </dl>
  );
}

function FactRow({ label, value }: { label: string; value: ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** A page of one thing: while it loads, when it could not, when there is no such thing (`notFound` says so), and when it is there. */
export function Loaded<Data>({ query, notFound, children }: { query: { data: Data | undefined; error: unknown; refetch: () => unknown }; notFound?: string; children: (data: Data) => ReactNode }) {
  if (isProblem(query.error, 'not-found', 'validation-failed')) return <NotFound title={notFound} />;
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <div className={styles.page}><ProblemNotice error={query.error} onRetry={() => void query.refetch()} /></div>;
  return <div className={styles.page}><Skeleton active paragraph={{ rows: 8 }} /></div>;
}

/** An address that leads to nothing, or to another organization's: back to the list it would stand in. */
export function NotFound({ title }: { title: string | undefined }) {
  const words = useWords();
  const list = `/${useLocation().pathname.split('/')[1] ?? ''}`;
  return <Result status="404" title={title ?? words.general.notFoundTitle} subTitle={words.problems['not-found']} extra={<Link to={list}>{words.general.back}</Link>} />;
}

export { styles as pageStyles };

function hasHistory(): boolean {
  const state: unknown = window.history.state;
  return typeof state === 'object' && state !== null && 'idx' in state && typeof state.idx === 'number' && state.idx > 0;
}
