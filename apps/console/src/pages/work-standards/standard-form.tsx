import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { SaveWorkStandardRequest, WorkStandard } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { isProblem } from '../../api/problem';
import { pageStyles, Panel } from '../../components/page';
import { KeptForm, useKeptForm } from '../../components/record-form';
import { useWords } from '../../i18n';
import styles from './work-standards.module.css';

type StandardValues = Omit<SaveWorkStandardRequest, 'version'>;

export function StandardForm({ standard }: { standard: WorkStandard }) {
  const words = useWords();
  const client = useQueryClient();
  const mayWrite = useMay('work-standard:write');
  const [form] = Form.useForm<StandardValues>();
  const [version, setVersion] = useState(standard.version);
  const { categoryId } = standard;
  const show = (newest: WorkStandard): void => {
    client.setQueryData(keys.workStandard(categoryId), newest);
    setVersion(newest.version);
    kept.setDirty(false);
    // New rows have their ids now: sent without them they would be made twice.
    form.setFieldsValue(valuesOf(newest));
  };
  const kept = useKeptForm({
    form,
    send: (values: StandardValues) => call('PUT /work-standards/:categoryId', { params: { categoryId }, body: { ...trimmed(values), version } }),
    done: show,
    refused: (refusal) => {
      if (isProblem(refusal, 'version-conflict')) void call('GET /work-standards/:categoryId', { params: { categoryId } }).then(show);
    },
  });
  const { workStandards: text } = words;
  return (
    <KeptForm kept={kept} initialValues={valuesOf(standard)} mayWrite={mayWrite} readOnly={text.readOnly}>
      <FaultCodes disabled={!mayWrite} />
      <Panel>
        <Chips name="causes" label={text.causes} />
        <Chips name="actions" label={text.actions} />
      </Panel>
      <Checklist disabled={!mayWrite} />
    </KeptForm>
  );
}

function FaultCodes({ disabled }: { disabled: boolean }) {
  const words = useWords();
  const { workStandards: text } = words;
  return (
    <Panel title={text.faultCodes}>
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.faultCodesHint}</p>
      <Form.List name="faultCodes">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className={styles.row}>
                {/* Only what has a field is sent, and without its id a code would be made anew. */}
                <Form.Item name={[row.name, 'id']} hidden><InputNumber /></Form.Item>
                <Form.Item
                  name={[row.name, 'code']}
                  className={styles.code ?? ''}
                  rules={[
                    { required: true, whitespace: true, message: text.codeRequired },
                    { max: 20 },
                    ({ getFieldValue }) => ({
                      validator: (_rule, code: string | undefined) => {
                        const same = (getFieldValue('faultCodes') as { code?: string }[]).filter((other) => code?.trim() && other?.code?.trim() === code.trim());
                        return same.length > 1 ? Promise.reject(new Error(text.codeTwice)) : Promise.resolve();
                      },
                    }),
                  ]}
                >
                  <Input placeholder={text.code} aria-label={text.code} spellCheck={false} />
                </Form.Item>
                <Form.Item name={[row.name, 'name']} className={styles.grow ?? ''} rules={[{ required: true, whitespace: true, message: text.nameRequired }, { max: 50 }]}>
                  <Input placeholder={text.faultName} aria-label={text.faultName} />
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={text.removeFaultCode} disabled={disabled} onClick={() => remove(row.name)} />
              </div>
            ))}
            <Button icon={<PlusOutlined />} disabled={disabled} onClick={() => add({ code: '', name: '' })}>{text.addFaultCode}</Button>
          </>
        )}
      </Form.List>
    </Panel>
  );
}

/** Short phrases to tap: typed one by one, each with Enter. */
function Chips({ name, label }: { name: 'causes' | 'actions'; label: string }) {
  const words = useWords();
  const { workStandards: text } = words;
  return (
    <Form.Item name={name} label={label} extra={text.chipsHint} rules={[{ validator: (_rule, chips: string[] | undefined) => (chips?.some((chip) => chip.trim().length > 50) ? Promise.reject(new Error(text.chipTooLong)) : Promise.resolve()) }]}>
      <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['\n', ';', '；']} placeholder={text.chipsPlaceholder} />
    </Form.Item>
  );
}

function Checklist({ disabled }: { disabled: boolean }) {
  const words = useWords();
  const { workStandards: text } = words;
  return (
    <Panel title={text.checklist}>
      <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.checklistHint}</p>
      <Form.List name="checklist">
        {(rows, { add, remove }) => (
          <>
            {rows.map((row) => (
              <div key={row.key} className={styles.row}>
                <Form.Item name={[row.name, 'id']} hidden><InputNumber /></Form.Item>
                <Form.Item name={[row.name, 'text']} className={styles.grow ?? ''} rules={[{ required: true, whitespace: true, message: text.itemRequired }, { max: 100 }]}>
                  <Input placeholder={text.itemText} aria-label={text.itemText} />
                </Form.Item>
                <Form.Item name={[row.name, 'required']} valuePropName="checked">
                  <Checkbox className={styles.required ?? ''}>{text.required}</Checkbox>
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={text.removeItem} disabled={disabled} onClick={() => remove(row.name)} />
              </div>
            ))}
            <Button icon={<PlusOutlined />} disabled={disabled} onClick={() => add({ text: '', required: false })}>{text.addItem}</Button>
          </>
        )}
      </Form.List>
    </Panel>
  );
}

function valuesOf({ faultCodes, causes, actions, checklist }: WorkStandard): StandardValues {
  return { faultCodes, causes, actions, checklist };
}

function trimmed({ faultCodes, causes, actions, checklist }: StandardValues): StandardValues {
  const kept = (id: number | undefined): { id?: number } => (id === undefined || id === null ? {} : { id });
  const phrases = (chips: string[]): string[] => [...new Set(chips.map((chip) => chip.trim()).filter(Boolean))];
  return {
    faultCodes: faultCodes.map(({ id, code, name }) => ({ ...kept(id), code: code.trim(), name: name.trim() })),
    causes: phrases(causes),
    actions: phrases(actions),
    checklist: checklist.map(({ id, text, required }) => ({ ...kept(id), text: text.trim(), required: required === true })),
  };
}
