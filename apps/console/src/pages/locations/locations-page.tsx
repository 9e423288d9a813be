import { PlusOutlined } from '@ant-design/icons';
import type { LocationNode } from '@scanfix/shared-types';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { isProblem } from '../../api/problem';
import { Loaded, Page, pageStyles, Panel } from '../../components/page';
import { SearchField } from '../../components/search-field';
import { id, text, useUrlFilters } from '../../components/url-filters';
import { useWords } from '../../i18n';
import { LocationDialog, type LocationEditing } from './location-dialog';
import { LocationTree } from './location-tree';
import { LocationView } from './location-view';
import styles from './locations.module.css';

const fields = { id, search: text };

export default function LocationsPage() {
  const words = useWords();
  const { filters, change } = useUrlFilters(fields);
  const mayWrite = useMay('location:write');
  const [editing, setEditing] = useState<LocationEditing | null>(null);
  const chosen = useQuery({ queryKey: keys.location(filters.id ?? 0), queryFn: () => call('GET /locations/:id', { params: { id: filters.id ?? 0 } }), enabled: filters.id !== undefined });
  const choose = (node: Pick<LocationNode, 'id'>): void => change({ id: node.id });
  return (
    <Page title={words.locations.title} extra={mayWrite ? <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({ kind: 'create', parent: null })}>{words.locations.createRoot}</Button> : null}>
      <div className={styles.columns}>
        <Panel>
          <SearchField value={filters.search} onSearch={(search) => change({ search }, { replace: true })} placeholder={words.locations.searchPlaceholder} width="100%" />
          <div style={{ height: 12 }} />
          <LocationTree search={filters.search} selectedId={filters.id ?? null} onChoose={choose} mayMove={mayWrite} onCreate={mayWrite ? () => setEditing({ kind: 'create', parent: null }) : undefined} />
        </Panel>
        <div>
          {filters.id === undefined || isProblem(chosen.error, 'not-found') ? (
            <Panel><span className={pageStyles.hint}>{words.locations.chooseOne}</span></Panel>
          ) : (
            <Loaded query={chosen}>
              {(location) => <LocationView location={location} onEdit={() => setEditing({ kind: 'edit', location })} onCreateChild={() => setEditing({ kind: 'create', parent: location })} onDeleted={() => change({ id: undefined })} />}
            </Loaded>
          )}
        </div>
      </div>
      <LocationDialog editing={editing} onClose={() => setEditing(null)} onSaved={choose} />
    </Page>
  );
}
