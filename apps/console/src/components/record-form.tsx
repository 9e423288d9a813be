import { useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { Alert, App, Button, Form, type FormInstance } from 'antd';
import { createContext, Fragment, useContext, useState, type ReactNode } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useIntent } from '../api/intent';
import { isProblem } from '../api/problem';
import { useWords } from '../i18n';
import { useFormSubmit } from './form-problems';
import { Loaded, Page, pageStyles } from './page';
import { ProblemNotice } from './problem-notice';
import { useLeaveGuard } from './use-leave-guard';

/** Begins the form of the page anew with what is there now. */
const BeginAnew = createContext<(() => void) | undefined>(undefined);

/** The page of one form: `/things/new` makes, `/things/:id/edit` first loads what is there. */
export function EditedRecord<Row>({ keyOf, load, children }: { keyOf: (id: number) => QueryKey; load: (id: number) => Promise<Row>; children: (row: Row | null) => ReactNode }) {
  const { id } = useParams();
  const recordId = id === undefined ? null : Number(id);
  const query = useQuery({ queryKey: keyOf(recordId ?? 0), queryFn: () => load(recordId ?? 0), enabled: recordId !== null });
  const [beginning, setBeginning] = useState(0);
  if (recordId === null) return <>{children(null)}</>;
  return (
    <BeginAnew.Provider value={() => void query.refetch().then(() => setBeginning((before) => before + 1))}>
      <Loaded query={query}>{(row) => <Fragment key={beginning}>{children(row)}</Fragment>}</Loaded>
    </BeginAnew.Provider>
  );
}

interface KeptFormOptions<Values, Row> {
  form: FormInstance<Values>;
  send: (values: Values) => Promise<Row>;
  /** What the answer replaces in the cache. */
  keyOf?: (row: Row) => QueryKey;
  /** `release` lets the page be left at once. */
  done?: (row: Row, release: () => void) => void;
  refused?: (error: unknown) => void;
}

interface KeptFormState<Values> {
  form: FormInstance<Values>;
  submit: (values: Values) => void;
  pending: boolean;
  error: unknown;
  /** Forgets the error. */
  reset: () => void;
  dirty: boolean;
  setDirty: (dirty: boolean) => void;
  leaveDialog: ReactNode;
}

/** Saving: guarded while something is typed. */
export function useKeptForm<Values extends object, Row>({ form, send, keyOf, done, refused }: KeptFormOptions<Values, Row>): KeptFormState<Values> {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [dirty, setDirty] = useState(false);
  const guard = useLeaveGuard(dirty);
  const { submit, pending, error, reset } = useFormSubmit<Values, Row>(form, {
    send,
    done: (saved) => {
      setDirty(false);
      if (keyOf) client.setQueryData(keyOf(saved), saved);
      void message.success(words.general.saved);
      done?.(saved, guard.release);
    },
    ...(refused ? { refused } : {}),
  });
  return { form, submit, pending, error, reset, dirty, setDirty, leaveDialog: guard.dialog };
}

interface KeptFormProps<Values> {
  kept: KeptFormState<Values>;
  initialValues: Partial<Values>;
  mayWrite?: boolean;
  /** To whoever may only read it. */
  readOnly?: string;
  /** Reads anew what somebody else saved meanwhile. */
  onReload?: () => void;
  /** The button; settings have something to save only once something is typed. */
  save?: ReactNode;
  children: ReactNode;
}

/** Its frame: what went wrong, the fields, and the button that stays in sight. */
export function KeptForm<Values extends object>({ kept, initialValues, mayWrite = true, readOnly, onReload, save, children }: KeptFormProps<Values>) {
  const words = useWords();
  const reload = onReload && isProblem(kept.error, 'version-conflict') ? <Button size="small" disabled={false} onClick={onReload}>{words.general.loadNewest}</Button> : null;
  return (
    <Form form={kept.form} layout="vertical" initialValues={initialValues} onFinish={kept.submit} onValuesChange={() => kept.setDirty(true)} disabled={!mayWrite}>
      {mayWrite || !readOnly ? null : <Alert type="info" showIcon title={readOnly} style={{ marginBottom: 16 }} />}
      {reload ? <Alert type="error" showIcon role="alert" title={words.general.savedMeanwhile} action={reload} style={{ marginBottom: 16 }} /> : <ProblemNotice error={kept.error} />}
      {children}
      {mayWrite ? <div className={pageStyles.actionsBar}>{save ?? <Button type="primary" htmlType="submit" loading={kept.pending} disabled={!kept.dirty}>{words.general.save}</Button>}</div> : null}
      {kept.leaveDialog}
    </Form>
  );
}

interface RecordFormOptions<Values, Row> extends Omit<KeptFormOptions<Values, Row>, 'send' | 'done'> {
  /** `keyFor` gives the intent's key to what makes something: pressed twice, it happens once. */
  send: (values: Values, keyFor: (body: unknown) => string) => Promise<Row>;
  /** The lists that are old once it is saved. */
  lists: QueryKey;
  /** The page that shows what was saved. */
  pathOf: (row: Row) => string;
}

/** Saving from a page of its own, which is left for the thing once it is saved. */
export function useRecordForm<Values extends object, Row>({ send, lists, pathOf, ...options }: RecordFormOptions<Values, Row>): KeptFormState<Values> {
  const navigate = useNavigate();
  const client = useQueryClient();
  const intent = useIntent();
  return useKeptForm<Values, Row>({
    ...options,
    send: (values) => send(values, (body) => intent.keyFor(body)),
    done: (saved, release) => {
      intent.done();
      release();
      void client.invalidateQueries({ queryKey: lists });
      void navigate(pathOf(saved), { replace: true });
    },
  });
}

interface RecordFormProps<Values> {
  record: KeptFormState<Values>;
  title: string;
  backTo: string;
  initialValues: Partial<Values>;
  disabled?: boolean;
  children: ReactNode;
}

/** The page around it, which can be left without saving. */
export function RecordForm<Values extends object>({ record, title, backTo, initialValues, disabled = false, children }: RecordFormProps<Values>) {
  const words = useWords();
  const onReload = useContext(BeginAnew);
  const navigate = useNavigate();
  const buttons = (
    <>
      <Button onClick={() => void navigate(-1)}>{words.general.cancel}</Button>
      <Button type="primary" htmlType="submit" loading={record.pending}>{words.general.save}</Button>
    </>
  );
  return (
    <Page title={title} narrow backTo={backTo}>
      <KeptForm kept={record} initialValues={initialValues} mayWrite={!disabled} save={buttons} {...(onReload ? { onReload } : {})}>{children}</KeptForm>
    </Page>
  );
}
