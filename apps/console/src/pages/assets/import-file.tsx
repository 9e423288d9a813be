import { DownloadOutlined, FileExcelOutlined } from '@ant-design/icons';
import { assetColumns, type AssetImport } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Tag, Upload } from 'antd';
import { call, download } from '../../api/call';
import { keys } from '../../api/keys';
import { pageStyles, Panel } from '../../components/page';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { saveFile } from '../../components/save-file';
import { useWords } from '../../i18n';

const accepted = /\.(xlsx|csv)$/i;

export function ImportFile({ onRead }: { onRead: (read: AssetImport) => void }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const read = useMutation({
    mutationFn: (file: File) => call('POST /asset-imports', { body: { file } }),
    onSuccess: (result) => {
      client.setQueryData(keys.assetImport(result.id), result);
      onRead(result);
    },
  });
  const template = useMutation({
    mutationFn: (format: 'xlsx' | 'csv') => download('GET /asset-imports/template', { query: { format } }),
    onSuccess: saveFile,
    onError: (error) => void message.error(wordFor(error)),
  });
  return (
    <>
      <p style={{ marginTop: 0 }}>{words.imports.intro}</p>
      <div className={pageStyles.tools}>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Button key={format} icon={<DownloadOutlined />} loading={template.isPending && template.variables === format} onClick={() => template.mutate(format)}>
            {words.imports.templateAs[format]}
          </Button>
        ))}
      </div>
      <ProblemNotice error={read.error} />
      <Upload.Dragger
        accept=".xlsx,.csv"
        showUploadList={false}
        disabled={read.isPending}
        beforeUpload={(file) => {
          if (accepted.test(file.name)) read.mutate(file);
          else void message.error(words.imports.wrongType);
          return false;
        }}
        style={{ background: 'var(--surface)', marginBottom: 16 }}
      >
        <div style={{ padding: '24px 16px' }}>
          <FileExcelOutlined style={{ fontSize: 36, color: 'var(--brand-text)' }} aria-hidden />
          <div style={{ fontSize: 16, marginTop: 12 }}>{read.isPending ? words.imports.reading : words.imports.drop}</div>
          <div className={pageStyles.hint}>{words.imports.dropHint}</div>
        </div>
      </Upload.Dragger>
      <Panel title={words.imports.columnsTitle}>
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          {assetColumns.map(({ key, required }) => (
            <Tag key={key} color={required ? 'processing' : 'default'}>
              {words.assetColumnWords[key]}
              {required ? ` · ${words.imports.requiredColumn}` : ''}
            </Tag>
          ))}
        </div>
        <p className={pageStyles.hint} style={{ marginBottom: 0 }}>{words.imports.locationHint}</p>
      </Panel>
    </>
  );
}
