import { engineerStatuses, type EngineerSummary, type Skill } from '@scanfix/shared-types';
import { Select, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { CategoryIcon } from '../../components/category-icon';
import { DataList } from '../../components/data-list';
import { EngineerStatusMark } from '../../components/engineer-status-mark';
import { Page, pageStyles as page } from '../../components/page';
import { useCategories, useEngineers } from '../../components/pickers';
import { SearchField } from '../../components/search-field';
import { TimeText } from '../../components/time-text';
import { oneOf, text, useUrlFilters } from '../../components/url-filters';
import { allOnOnePage, type Pages } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { filterEngineers } from '../dispatch/engineer-filter';
import { useLiveEngineers } from './use-live-engineers';

const fields = { search: text, status: oneOf(engineerStatuses) };
const shownAtOnce = 50;

export default function EngineerListPage() {
  const words = useWords();
  const navigate = useNavigate();
  const { filters, change } = useUrlFilters(fields);
  const query = useEngineers();
  useLiveEngineers();
  const counts = useMemo(() => countByStatus(query.data ?? []), [query.data]);
  const found = useMemo(() => query.data && filterEngineers(query.data, { search: filters.search, status: filters.status }).sort((a, b) => engineerStatuses.indexOf(a.status) - engineerStatuses.indexOf(b.status) || a.name.localeCompare(b.name, 'zh')), [query.data, filters]);
  const pages = useFirstOnes({ ...query, data: found }, JSON.stringify(filters));
  const filtered = Boolean(filters.search || filters.status);
  return (
    <Page title={words.engineers.title} subtitle={words.engineers.intro}>
      <div className={page.tools}>
        <SearchField value={filters.search} onSearch={(search) => change({ search }, { replace: true })} placeholder={words.engineers.searchPlaceholder} />
        <Select
          allowClear
          placeholder={words.dispatch.anyStatus}
          aria-label={words.engineers.columns.status}
          value={filters.status ?? null}
          options={engineerStatuses.map((value) => ({ value, label: words.engineers.statusCount(words.engineerStatuses[value], counts.get(value) ?? 0) }))}
          onChange={(value) => change({ status: value ?? undefined })}
          style={{ width: 150 }}
        />
      </div>
      <DataList
        pages={pages}
        label={words.engineers.title}
        testId="engineer-list"
        onOpen={({ id }) => void navigate(`/engineers/${id}`)}
        empty={filtered ? { text: words.engineers.emptyFiltered } : { text: words.engineers.empty, action: <Link to="/staff">{words.engineers.invite}</Link> }}
        columns={[
          { key: 'name', title: words.engineers.columns.name, width: 140, render: (_value, engineer) => <NameLink engineer={engineer} /> },
          { key: 'status', title: words.engineers.columns.status, width: 120, render: (_value, { status }) => <span title={words.engineers.statusHints[status]}><EngineerStatusMark status={status} /></span> },
          { key: 'jobs', title: words.engineers.columns.jobs, width: 110, render: (_value, engineer) => words.dispatch.jobs(engineer.openJobs, engineer.maximumOpenJobs) },
          { key: 'skills', title: words.engineers.columns.skills, render: (_value, { skills }) => <Skills skills={skills} /> },
          { key: 'position', title: words.engineers.columns.position, width: 140, render: (_value, { position }) => (position ? <TimeText at={position.at} /> : <span className={page.hint}>{words.dispatch.positionNone}</span>) },
        ]}
        card={(engineer) => (
          <>
            <div className={page.cardTop}><NameLink engineer={engineer} /><EngineerStatusMark status={engineer.status} /></div>
            <div className={page.cardLine}><span>{words.dispatch.jobs(engineer.openJobs, engineer.maximumOpenJobs)}</span><Skills skills={engineer.skills} /></div>
          </>
        )}
      />
    </Page>
  );
}

function NameLink({ engineer }: { engineer: EngineerSummary }) {
  return <Link to={`/engineers/${engineer.id}`} className={page.cardTitle}>{engineer.name}</Link>;
}

function Skills({ skills }: { skills: Skill[] }) {
  const words = useWords();
  const categories = useCategories();
  if (skills.length === 0) return <span className={page.hint}>{words.engineers.noSkills}</span>;
  const known = new Map(categories.data?.map((category) => [category.id, category]));
  return (
    <span style={{ display: 'inline-flex', gap: 4, flexWrap: 'wrap' }}>
      {[...skills].sort((a, b) => b.level - a.level).map(({ categoryId, level }) => (
        <Tag key={categoryId} icon={<CategoryIcon icon={known.get(categoryId)?.icon ?? 'other'} />} style={{ margin: 0 }}>
          {known.get(categoryId)?.name ?? (categories.isPending ? '' : words.engineers.unknownCategory)} · {words.recommendation.skillLevels[level]}
        </Tag>
      ))}
    </span>
  );
}

function countByStatus(engineers: EngineerSummary[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { status } of engineers) counts.set(status, (counts.get(status) ?? 0) + 1);
  return counts;
}

/** The API answers with all of them; the table grows as far as somebody reads. */
function useFirstOnes(query: Parameters<typeof allOnOnePage<EngineerSummary>>[0], of: string): Pages<EngineerSummary> {
  const [shown, setShown] = useState({ of, count: shownAtOnce });
  const count = shown.of === of ? shown.count : shownAtOnce;
  const all = allOnOnePage(query);
  return { ...all, rows: all.rows.slice(0, count), hasMore: all.rows.length > count, loadMore: () => setShown({ of, count: count + shownAtOnce }) };
}
