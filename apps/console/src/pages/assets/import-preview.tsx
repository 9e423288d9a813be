import { CheckCircleOutlined, CloseCircleOutlined, DownloadOutlined, FileTextOutlined } from '@ant-design/icons';
import { assetColumns, type AssetImport, type ImportError } from '@scanfix/shared-types';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Table } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { call, download } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { wordFieldRule } from '../../api/word-problem';
import { useFormat } from '../../components/format';
import { Mark } from '../../components/mark';
import { pageStyles, Panel } from '../../components/page';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { saveFile } from '../../components/save-file';
import { useWords } from '../../i18n';

/** More than these are read in the error file, not on a screen. */
const shownErrors = 200;

/** What would be imported, what is wrong on which row and in which column, and the explicit choice to leave wrong rows out. */
export function ImportPreview({ found }: { found: AssetImport }) {
  const words = useWords();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const intent = useIntent();
  const [accepted, setAccepted] = useState(false);
  const apply = useMutation({
    mutationFn: (body: { skipInvalid?: boolean }) => call('POST /asset-imports/:id/apply', { params: { id: found.id }, body, idempotencyKey: intent.keyFor(body) }),
    onSuccess: (applied) => {
      intent.done();
      client.setQueryData(keys.assetImport(found.id), applied);
      for (const queryKey of [keys.assets, keys.locations, keys.models, keys.categories]) void client.invalidateQueries({ queryKey });
    },
  });
  const hasErrors = found.invalidRows > 0;
  return (
    <>
      <div className={pageStyles.tools} style={{ gap: 12 }}>
        <Mark tone="neutral" icon={<FileTextOutlined />}>{found.fileName}</Mark>
        <Mark tone="plain" icon={<FileTextOutlined />}>{`${words.imports.total} ${format.number(found.totalRows)}`}</Mark>
        <Mark tone="success" icon={<CheckCircleOutlined />}><span data-testid="valid-rows">{`${words.imports.valid} ${format.number(found.validRows)}`}</span></Mark>
        {hasErrors ? <Mark tone="danger" icon={<CloseCircleOutlined />}><span data-testid="invalid-rows">{`${words.imports.invalid} ${format.number(found.invalidRows)}`}</span></Mark> : null}
      </div>
      <ProblemNotice error={apply.error} />
      {hasErrors ? <Errors found={found} /> : null}
      <Panel title={words.imports.previewTitle(found.preview.length)}>
        <WillBeMade title={words.imports.newLocations(found.newLocations.length)} names={found.newLocations} />
        <WillBeMade title={words.imports.newModels(found.newModels.length)} names={found.newModels} />
        <Table
          size="small"
          rowKey={(_row) => found.preview.indexOf(_row)}
          dataSource={found.preview}
          pagination={false}
          scroll={{ x: 'max-content' }}
          columns={assetColumns.map(({ key }) => ({ key, title: words.assetColumnWords[key], dataIndex: key, render: (value: string | null) => value ?? <span className={pageStyles.hint}>–</span> }))}
        />
      </Panel>
      {found.validRows === 0 ? <Alert type="error" showIcon title={words.imports.nothingValid} /> : null}
      <div className={pageStyles.actionsBar} style={{ alignItems: 'center', flexWrap: 'wrap' }}>
        {hasErrors && found.validRows > 0 ? <Checkbox checked={accepted} onChange={({ target }) => setAccepted(target.checked)} style={{ marginRight: 'auto' }}>{words.imports.skipExplicit(found.invalidRows)}</Checkbox> : null}
        <Button onClick={() => void navigate('/imports')}>{words.imports.otherFile}</Button>
        {found.validRows > 0 ? (
          <Button type="primary" disabled={hasErrors && !accepted} loading={apply.isPending} onClick={() => apply.mutate(hasErrors ? { skipInvalid: true } : {})} data-testid="apply-import">
            {hasErrors ? words.imports.applyValid(found.validRows) : words.imports.applyAll(found.totalRows)}
          </Button>
        ) : null}
      </div>
    </>
  );
}

function Errors({ found }: { found: AssetImport }) {
  const words = useWords();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const file = useMutation({
    mutationFn: () => download('GET /asset-imports/:id/errors', { params: { id: found.id } }),
    onSuccess: saveFile,
    onError: (error) => void message.error(wordFor(error)),
  });
  return (
    <Panel title={words.imports.errorsTitle} extra={<Button size="small" icon={<DownloadOutlined />} loading={file.isPending} onClick={() => file.mutate()}>{words.imports.downloadErrors}</Button>}>
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{words.imports.fixFirst}</p>
      <div data-testid="import-errors">
        <Table<ImportError>
          size="small"
          rowKey={({ row, column, code }) => `${row}-${column ?? ''}-${code}`}
          dataSource={found.errors.slice(0, shownErrors)}
          pagination={found.errors.length > 20 ? { pageSize: 20, showSizeChanger: false, size: 'small' } : false}
          scroll={{ x: 'max-content' }}
          columns={[
            { key: 'row', title: words.imports.errorRow, dataIndex: 'row', width: 72 },
            { key: 'column', title: words.imports.errorColumn, render: (_value, { column }) => (column ? words.assetColumnWords[column] : words.imports.wholeRow) },
            { key: 'value', title: words.imports.errorValue, render: (_value, { value }) => (value ? <code>{value}</code> : <span className={pageStyles.hint}>{words.imports.emptyValue}</span>) },
            { key: 'code', title: words.imports.errorRule, render: (_value, { code }) => <Mark tone="danger" icon={<CloseCircleOutlined />}>{wordFieldRule(code, words)}</Mark> },
          ]}
        />
      </div>
      {found.errors.length > shownErrors ? <p className={pageStyles.hint}>{words.imports.moreErrors(found.errors.length - shownErrors)}</p> : null}
    </Panel>
  );
}

function WillBeMade({ title, names }: { title: string; names: string[] }) {
  if (names.length === 0) return null;
  return (
    <details style={{ marginBottom: 12 }}>
      <summary>{title}</summary>
      <ul style={{ margin: '4px 0', paddingInlineStart: 24 }}>
        {names.map((name) => <li key={name}>{name}</li>)}
      </ul>
    </details>
  );
}
