import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { App, Button, Form, type FormInstance } from 'antd';
import { useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useIntent } from '../api/intent';
import { useWords } from '../i18n';
import { useFormSubmit } from './form-problems';
import { Loaded, Page, pageStyles } from './page';
import { ProblemNotice } from './problem-notice';
import { useLeaveGuard } from './use-leave-guard';

/** The page of one form: `/things/new` makes, `/things/:id/edit` first loads what is there. */
export function EditedRecord<Row>({ keyOf, load, children }: { keyOf: (id: number) => QueryKey; load: (id: number) => Promise<Row>; children: (row: Row | null) => ReactNode }) {
  const { id } = useParams();
  const recordId = id === undefined ? null : Number(id);
  const query = useQuery({ queryKey: keyOf(recordId ?? 0), queryFn: () => load(recordId ?? 0), enabled: recordId !== null });
  if (recordId === null) return <>{children(null)}</>;
  return <Loaded query={query}>{children}</Loaded>;
}

interface RecordFormOptions<Values, Row> {
  form: FormInstance<Values>;
  /** `keyFor` gives the intent's key to what makes something: pressed twice, it happens once. */
  send: (values: Values, keyFor: (body: unknown) => string) => Promise<Row>;
  /** What the answer replaces in the cache, and the lists that are old now. */
  keyOf?: (row: Row) => QueryKey;
  lists: QueryKey;
  /** The page that shows what was saved. */
  pathOf: (row: Row) => string;
  refused?: (error: unknown) => void;
}

interface RecordFormState<Values> {
  form: FormInstance<Values>;
  submit: (values: Values) => void;
  pending: boolean;
  error: unknown;
  touched: () => void;
  leaveDialog: ReactNode;
}

/** Saving from a page of its own: guarded while something is typed, and left for the thing once it is saved. */
export function useRecordForm<Values extends object, Row>({ form, send, keyOf, lists, pathOf, refused }: RecordFormOptions<Values, Row>): RecordFormState<Values> {
  const words = useWords();
  const navigate = useNavigate();
  const client = useQueryClient();
  const { message } = App.useApp();
  const intent = useIntent();
  const [dirty, setDirty] = useState(false);
  const guard = useLeaveGuard(dirty);
  const { submit, pending, error } = useFormSubmit<Values, Row>(form, {
    send: (values) => send(values, (body) => intent.keyFor(body)),
    done: (saved) => {
      intent.done();
      guard.release();
      if (keyOf) client.setQueryData(keyOf(saved), saved);
      void client.invalidateQueries({ queryKey: lists });
      void message.success(words.general.saved);
      void navigate(pathOf(saved), { replace: true });
    },
    ...(refused ? { refused } : {}),
  });
  return { form, submit, pending, error, touched: () => setDirty(true), leaveDialog: guard.dialog };
}

interface RecordFormProps<Values> {
  record: RecordFormState<Values>;
  title: string;
  backTo: string;
  initialValues: Partial<Values>;
  disabled?: boolean;
  children: ReactNode;
}

/** Its frame: title, what went wrong, the fields, and the buttons that stay in sight. */
export function RecordForm<Values extends object>({ record, title, backTo, initialValues, disabled = false, children }: RecordFormProps<Values>) {
  const words = useWords();
  const navigate = useNavigate();
  return (
    <Page title={title} narrow backTo={backTo}>
      <Form form={record.form} layout="vertical" initialValues={initialValues} onFinish={record.submit} onValuesChange={record.touched} disabled={disabled}>
        <ProblemNotice error={record.error} />
        {children}
        {disabled ? null : (
          <div className={pageStyles.actionsBar}>
            <Button onClick={() => void navigate(-1)}>{words.general.cancel}</Button>
            <Button type="primary" htmlType="submit" loading={record.pending}>{words.general.save}</Button>
          </div>
        )}
      </Form>
      {record.leaveDialog}
    </Page>
  );
}
