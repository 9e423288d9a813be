import { exportKinds, ledgerAccounts, type ExportKind, type ExportSettings, type LedgerAccount, type SaveExportSettingsRequest } from '@scanfix/shared-types';
import { Form, Input } from 'antd';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { pageStyles, Panel } from '../../components/page';
import { KeptForm, useKeptForm } from '../../components/record-form';
import { useWords } from '../../i18n';
import { choiceOf, columnsOf, type ChosenColumn } from './column-choice';
import { ColumnList } from './column-list';

interface SettingsForm {
  columns: Record<ExportKind, ChosenColumn[]>;
  accountCodes: Record<LedgerAccount, string>;
  voucherWord: string;
  preparedBy: string;
}

const accounts = Object.keys(ledgerAccounts) as LedgerAccount[];

/** The columns of each kind, and for vouchers the codes; kept together, shown for the kind at hand. */
export function ExportSettingsForm({ settings, kind }: { settings: ExportSettings; kind: ExportKind }) {
  const words = useWords();
  const mayWrite = useMay('finance:configure');
  const [form] = Form.useForm<SettingsForm>();
  const { financeExport: text } = words;
  const kept = useKeptForm({
    form, send: () => call('PUT /finance/export-settings', { body: requestOf(form.getFieldsValue(true) as SettingsForm) }), keyOf: () => keys.exportSettings,
  });
  const initial: SettingsForm = {
    columns: Object.fromEntries(exportKinds.map((one) => [one, choiceOf(settings.columns[one], settings.available[one], (field) => text.fields[field] ?? field)])) as SettingsForm['columns'],
    accountCodes: settings.accountCodes, voucherWord: settings.voucherWord, preparedBy: settings.preparedBy,
  };
  return (
    <KeptForm kept={kept} initialValues={initial} mayWrite={mayWrite} readOnly={text.readOnly}>
      <Panel title={text.columns}>
        <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.columnsHint}</p>
        {/* Each kind has a field of its own: what was changed for another one is still there. */}
        <Form.Item key={kind} name={['columns', kind]} preserve style={{ marginBottom: 0 }} rules={[{ validator: (_rule, columns: ChosenColumn[]) => wrongIn(columns, text) }]}>
          <ColumnList disabled={!mayWrite} />
        </Form.Item>
      </Panel>
      {kind === 'ledger' ? <Vouchers /> : null}
    </KeptForm>
  );
}

function Vouchers() {
  const words = useWords();
  const { financeExport: text } = words;
  const columns = { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))', columnGap: 24 };
  return (
    <Panel title={text.vouchers}>
      <div style={columns}>
        <Form.Item name="voucherWord" label={text.voucherWord} rules={[{ required: true, whitespace: true, max: 10, message: text.voucherWordRequired }]}><Input style={{ width: 120 }} /></Form.Item>
        <Form.Item name="preparedBy" label={words.general.optional(text.preparedBy)} rules={[{ max: 40 }]}><Input /></Form.Item>
      </div>
      <h3 style={{ fontSize: 14, margin: '8px 0 4px' }}>{text.accountCodes}</h3>
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.accountCodesHint}</p>
      <div style={columns}>
        {accounts.map((account) => (
          <Form.Item key={account} name={['accountCodes', account]} label={words.ledgerAccounts[account]} rules={[{ required: true, whitespace: true, max: 30, message: text.accountCodeRule }]}>
            <Input spellCheck={false} autoComplete="off" placeholder={ledgerAccounts[account].code} style={{ fontFamily: 'var(--mono)' }} />
          </Form.Item>
        ))}
      </div>
    </Panel>
  );
}

function wrongIn(columns: readonly ChosenColumn[], text: { atLeastOne: string; headingRequired: string }): Promise<void> {
  const used = columnsOf(columns);
  if (used.length === 0) return Promise.reject(new Error(text.atLeastOne));
  return used.some(({ heading }) => heading === '') ? Promise.reject(new Error(text.headingRequired)) : Promise.resolve();
}

function requestOf({ columns, accountCodes, voucherWord, preparedBy }: SettingsForm): SaveExportSettingsRequest {
  return {
    columns: Object.fromEntries(exportKinds.map((kind) => [kind, columnsOf(columns[kind])])) as SaveExportSettingsRequest['columns'],
    accountCodes: Object.fromEntries(accounts.map((account) => [account, accountCodes[account].trim()])) as SaveExportSettingsRequest['accountCodes'],
    voucherWord: voucherWord.trim(),
    preparedBy: preparedBy?.trim() ?? '',
  };
}
