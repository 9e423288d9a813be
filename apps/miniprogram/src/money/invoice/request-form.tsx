import { Text, View } from '@tarojs/components';
import { invoiceTitles, type Fen, type FieldError, type InvoiceView, type RequestInvoiceRequest } from '@scanfix/shared-types';
import { useRef, useState } from 'react';
import { isPassing, ProblemError } from '@/api/failures';
import { checkInvoiceForm, emptyInvoiceForm, invoiceRequestOf, rememberedInvoiceForm, rememberInvoiceForm, type InvoiceForm } from '@/billing/invoice-form';
import { taxNumberFault } from '@/billing/tax-number';
import { BottomBar } from '@/components/bottom-bar';
import { Button } from '@/components/button';
import { Card, Fact } from '@/components/card';
import { Chips } from '@/components/chips';
import { LongTextField, TextField } from '@/components/field';
import { Notice } from '@/components/states';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { yuan } from '@/i18n/format';
import { failureText, fieldText } from '@/i18n/wording';
import styles from './index.module.scss';

const fieldId = (field: string): string => `invoice-${field}`;
/** As long as it is being typed there is nothing to say yet. */
const shortestTaxNumber = 15;

interface RequestFormProps {
  amount: Fen;
  /** A request that was refused: what it said is where one begins. */
  before: InvoiceView | null;
  request: (body: RequestInvoiceRequest, idempotencyKey: string) => Promise<InvoiceView>;
  onRequested: (invoice: InvoiceView) => void;
}

const formOf = ({ titleKind, title, taxNumber = '', email = '', note = '' }: RequestInvoiceRequest): InvoiceForm => ({ titleKind, title, taxNumber, email, note });

/** Whom the invoice is for; filled in as last time. */
export function RequestForm({ amount, before, request, onRequested }: RequestFormProps) {
  const words = useWords();
  const say = words.invoice;
  const [remembered] = useState(rememberedInvoiceForm);
  const [form, setForm] = useState<InvoiceForm>(() => (before ? formOf(before) : remembered ?? emptyInvoiceForm));
  const [errors, setErrors] = useState<FieldError[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const key = useRef(device.randomId());
  const company = form.titleKind === 'company';

  const change = (changes: Partial<InvoiceForm>): void => {
    setForm({ ...form, ...changes });
    // Another kind of title asks for other fields.
    setErrors(errors.filter(({ field }) => !('titleKind' in changes) && !(field in changes)));
    setFailure(null);
  };
  const errorOf = (field: string): string | null => {
    const found = errors.find((error) => error.field === field);
    return found ? fieldText(words, found.code) : null;
  };
  const fault = form.taxNumber.trim().length >= shortestTaxNumber ? taxNumberFault(form.taxNumber) : null;
  const taxError = errorOf('taxNumber') ?? (fault === 'invalid-tax-number' ? fieldText(words, fault) : null);

  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      const invoice = await request(invoiceRequestOf(form), key.current);
      rememberInvoiceForm(form);
      device.toast(say.submitted);
      onRequested(invoice);
    } catch (error) {
      if (!isPassing(error)) key.current = device.randomId();
      if (error instanceof ProblemError) setErrors(error.problem.errors ?? []);
      setFailure(failureText(words, error));
      setBusy(false);
    }
  };
  const submit = (): void => {
    const found = checkInvoiceForm(form);
    setErrors(found);
    const [first] = found;
    if (first) device.scrollTo(fieldId(first.field));
    else void send();
  };
  return (
    <View>
      {!before && remembered && <Notice>{say.remembered}</Notice>}
      <Card title={say.request}>
        <Fact name={say.amount}><Text className={styles.amount}>{yuan(amount)}</Text></Fact>
        <View className={styles.kinds}>
          <Chips choices={invoiceTitles.map((value) => ({ value, text: say.titleKinds[value] }))} chosen={form.titleKind} onChoose={(titleKind) => titleKind && change({ titleKind })} />
        </View>
        <TextField id={fieldId('title')} label={say.titleName} value={form.title} onChange={(title) => change({ title })} placeholder={company ? say.companyExample : say.personalExample} longest={100} error={errorOf('title')} />
        {company && (
          <TextField
            id={fieldId('taxNumber')}
            label={say.taxNumber}
            value={form.taxNumber}
            onChange={(taxNumber) => change({ taxNumber })}
            placeholder={say.taxNumberExample}
            longest={24}
            hint={fault === 'suspect' ? say.taxNumberSuspect : say.taxNumberHint}
            error={taxError}
          />
        )}
        <TextField id={fieldId('email')} label={say.email} value={form.email} onChange={(email) => change({ email })} placeholder={say.emailExample} longest={100} error={errorOf('email')} />
        <LongTextField id={fieldId('note')} label={say.note} value={form.note} onChange={(note) => change({ note })} placeholder={say.noteExample} longest={200} error={errorOf('note')} />
      </Card>
      {failure && <Notice icon="alert" tone="bad">{failure}</Notice>}
      <BottomBar><Button wide busy={busy} onClick={submit}>{say.submit}</Button></BottomBar>
    </View>
  );
}
