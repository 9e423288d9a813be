import { useQuery } from '@tanstack/react-query';
import { Menu, Skeleton } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { CategoryIcon } from '../../components/category-icon';
import { Empty } from '../../components/data-list';
import { Page, pageStyles } from '../../components/page';
import { CategoryPicker, useCategories } from '../../components/pickers';
import { ProblemNotice } from '../../components/problem-notice';
import { useNarrow } from '../../components/use-narrow';
import { useWords } from '../../i18n';
import { StandardForm } from './standard-form';
import styles from './work-standards.module.css';

export default function WorkStandardsPage() {
  const words = useWords();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const categories = useCategories();
  const { categoryId } = useParams();
  const chosen = categoryId === undefined ? (narrow ? null : (categories.data?.[0]?.id ?? null)) : Number(categoryId);
  const choose = (id: number | null): void => void navigate(id === null ? '/work-standards' : `/work-standards/${id}`);
  return (
    <Page title={words.workStandards.title} subtitle={words.workStandards.intro}>
      {categories.error ? <ProblemNotice error={categories.error} onRetry={() => void categories.refetch()} /> : null}
      {categories.data?.length === 0 ? <Empty text={words.workStandards.noCategories} testId="no-categories" /> : null}
      {categories.data && categories.data.length > 0 ? (
        <div className={styles.columns}>
          {narrow ? (
            <CategoryPicker aria-label={words.assets.fields.category} value={chosen} onChange={choose} />
          ) : (
            <nav className={styles.categories} aria-label={words.assets.fields.category}>
              <Menu
                selectedKeys={chosen === null ? [] : [String(chosen)]}
                onClick={({ key }) => choose(Number(key))}
                items={categories.data.map(({ id, name, icon }) => ({ key: String(id), icon: <CategoryIcon icon={icon} />, label: name }))}
              />
            </nav>
          )}
          {chosen === null ? <p className={pageStyles.hint}>{words.workStandards.chooseCategory}</p> : <Standard key={chosen} categoryId={chosen} />}
        </div>
      ) : null}
      {categories.isPending ? <Skeleton active paragraph={{ rows: 8 }} /> : null}
    </Page>
  );
}

function Standard({ categoryId }: { categoryId: number }) {
  const query = useQuery({ queryKey: keys.workStandard(categoryId), queryFn: () => call('GET /work-standards/:categoryId', { params: { categoryId } }) });
  if (query.error && !query.data) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton active paragraph={{ rows: 8 }} />;
  return <StandardForm standard={query.data} />;
}
