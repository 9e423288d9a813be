import { useQuery } from '@tanstack/react-query';
import { Steps } from 'antd';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { Loaded, Page } from '../../components/page';
import { useWords } from '../../i18n';
import { ImportFile } from './import-file';
import { ImportPreview } from './import-preview';
import { ImportResult } from './import-result';

/** Three steps, each with an address of its own: a preview survives a reload and can be shown to somebody. */
export default function ImportPage() {
  const words = useWords();
  const navigate = useNavigate();
  const { id } = useParams();
  const importId = id === undefined ? null : Number(id);
  const query = useQuery({ queryKey: keys.assetImport(importId ?? 0), queryFn: () => call('GET /asset-imports/:id', { params: { id: importId ?? 0 } }), enabled: importId !== null, staleTime: Infinity });
  const step = importId === null ? 0 : query.data?.status === 'applied' ? 2 : 1;
  return (
    <Page title={words.imports.title} backTo="/assets">
      <Steps current={step} items={[{ title: words.imports.steps.file }, { title: words.imports.steps.preview }, { title: words.imports.steps.result }]} style={{ maxWidth: 720, marginBottom: 24 }} responsive={false} size="small" />
      {importId === null ? (
        <ImportFile onRead={(read) => void navigate(`/imports/${read.id}`)} />
      ) : (
        <Loaded query={query}>{(found) => (found.status === 'applied' ? <ImportResult done={found} /> : <ImportPreview found={found} />)}</Loaded>
      )}
    </Page>
  );
}
