import type { PersonalDataAccess } from '@scanfix/shared-types';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { DataList } from '../../components/data-list';
import { useFormat } from '../../components/format';
import { pageStyles as page } from '../../components/page';
import { usePages } from '../../components/use-pages';
import { useWords } from '../../i18n';

/** Who looked at whose number. The record has no id of its own: its place in the list stands for one. */
export function Accesses() {
  const words = useWords();
  const format = useFormat();
  const pages = usePages<PersonalDataAccess>(keys.personalDataAccesses, (cursor) => call('GET /operations/personal-data-accesses', { query: { cursor } }));
  const rows = pages.rows.map((access, index) => ({ ...access, id: index }));
  return (
    <>
      <p className={page.hint} style={{ marginTop: 0 }}>{words.operations.accessesHint}</p>
      <DataList
        pages={{ ...pages, rows }}
        label={words.operations.tabs.accesses}
        empty={{ text: words.operations.emptyAccesses }}
        columns={[
          { key: 'at', title: words.operations.accessColumns.at, render: (_value, { at }) => format.exact(at) },
          { key: 'actor', title: words.operations.accessColumns.actor, dataIndex: 'actorName' },
          { key: 'subject', title: words.operations.accessColumns.subject, dataIndex: 'subject' },
        ]}
        card={({ at, actorName, subject }) => (
          <>
            <div className={page.cardTitle}>{actorName}</div>
            <div className={page.cardLine}><span>{format.exact(at)}</span><span>{subject}</span></div>
          </>
        )}
      />
    </>
  );
}
