import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import {
  discountFault, fenTyped, highestQuantity, quoteDraftOf, quoteOfferOf, reckonedQuoteLine, withQuoteLine, type OfferQuoteRequest, type QuoteDraft, type QuoteLine, type QuoteLineRequest, type QuoteMaterial, type QuotePreview, type TicketDetail,
} from '@scanfix/shared-types';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Input, InputNumber, Select, Skeleton } from 'antd';
import { useState } from 'react';
import { call } from '../../../api/call';
import { useIntent } from '../../../api/intent';
import { keys } from '../../../api/keys';
import { isProblem } from '../../../api/problem';
import { Amount } from '../../../components/amount';
import { spokenNumber } from '../../../components/format';
import { fenOf, moneyText, yuanOf } from '../../../components/money';
import { pageStyles } from '../../../components/page';
import { ProblemNotice } from '../../../components/problem-notice';
import { useSettled } from '../../../components/use-delayed';
import { useWords } from '../../../i18n';
import styles from './money.module.css';
import { unitOf } from './quote-card';
import { useTicketMoneyChanged } from './use-ticket-money';
import { WarrantyReason } from './warranty-reason';

/** Lines of the price book and free ones, what is off, and the sum as the server reckons it. */
export function QuoteEditor({ ticket, open, onClose }: { ticket: TicketDetail; open: boolean; onClose: () => void }) {
  const words = useWords();
  const material = useQuery({ queryKey: keys.quoteMaterial(ticket.id), queryFn: () => call('GET /tickets/:id/quote-material', { params: { id: ticket.id } }), enabled: open });
  return (
    <Drawer open={open} size={720} title={words.quoteEditor.title(spokenNumber(ticket.number))} onClose={onClose} destroyOnHidden>
      {material.data ? <Editor key={material.data.latest?.version ?? 0} ticket={ticket} material={material.data} onClose={onClose} /> : null}
      {material.error ? <ProblemNotice error={material.error} onRetry={() => void material.refetch()} /> : null}
      {material.isPending ? <Skeleton active paragraph={{ rows: 6 }} /> : null}
    </Drawer>
  );
}

function Editor({ ticket, material, onClose }: { ticket: TicketDetail; material: QuoteMaterial; onClose: () => void }) {
  const words = useWords();
  const { quoteEditor: text } = words;
  const [draft, setDraft] = useState<QuoteDraft>(() => quoteDraftOf(material));
  const change = (part: Partial<QuoteDraft>) => setDraft((before) => ({ ...before, ...part }));
  const setLine = (index: number, line: QuoteLineRequest | null) => change({ lines: draft.lines.flatMap((one, at) => (at === index ? (line ? [line] : []) : [one])) });
  const body = quoteOfferOf(draft, material);
  const preview = usePreview(ticket.id, body);
  const offer = useOffer(ticket.id, onClose);
  const highest = preview.data?.highestDiscount ?? null;
  // What the contract takes off where nobody types anything.
  const ofItself = draft.discount === '' && preview.data && preview.data.discount > 0 ? yuanOf(preview.data.discount).toFixed(2) : '';
  const fault = discountFault(draft, highest);
  const tooHigh = fault === 'too-high';
  return (
    <div data-testid="quote-editor">
      <WarrantyReason decision={preview.data?.warranty ?? material.warranty} />
      {material.callOut === null && material.labour.length === 0 ? <Alert type="info" showIcon title={text.noPrices} style={{ marginBottom: 12 }} /> : null}
      {draft.lines.map((line, index) => (
        <LineRow key={index} line={line} material={material} ofServer={preview.data?.lines[index] ?? null} onChange={(next) => setLine(index, next)} onRemove={() => setLine(index, null)} />
      ))}
      <div className={pageStyles.tools} style={{ marginTop: 12 }}>
        <BookPicker material={material} onAdd={(line) => change({ lines: withQuoteLine(draft.lines, line) })} />
        <Button icon={<PlusOutlined />} onClick={() => change({ lines: [...draft.lines, { kind: 'other', name: '', quantity: 100, unitPrice: 0 }] })}>{text.addFree}</Button>
      </div>
      <div className={pageStyles.tools}>
        <label htmlFor="quote-discount">{text.discount}</label>
        <InputNumber<string> id="quote-discount" stringMode prefix="¥" precision={2} min="0" value={draft.discount || null} placeholder={ofItself} status={tooHigh ? 'error' : ''} onChange={(yuan) => change({ discount: yuan ?? '' })} style={{ width: 140 }} />
        {(fenTyped(draft.discount) ?? 0) > 0 ? <Input aria-label={text.discountReason} placeholder={text.discountReasonRequired} maxLength={100} status={fault === 'no-reason' ? 'warning' : ''} value={draft.discountReason} onChange={({ target }) => change({ discountReason: target.value })} style={{ flex: 1, minWidth: 200 }} /> : null}
        {highest !== null ? <span className={pageStyles.hint} style={tooHigh ? { color: 'var(--danger)' } : {}}>{tooHigh ? text.discountTooHigh(moneyText(highest)) : text.discountLimit(moneyText(highest), material.discountLimitPercent)}</span> : null}
      </div>
      <Input.TextArea aria-label={text.note} placeholder={text.note} maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} value={draft.note} onChange={({ target }) => change({ note: target.value })} style={{ marginBottom: 12 }} />
      <ProblemNotice error={offer.error ?? (tooHigh ? null : preview.error)} />
      <div className={styles.foot} style={{ marginTop: 4 }}>
        <Total preview={preview.data} empty={draft.lines.length === 0} />
        <Button
          type="primary" size="large" loading={offer.isPending} disabled={body === null || preview.data === undefined || preview.isPlaceholderData || preview.isError || fault !== null}
          onClick={() => (body && preview.data ? offer.mutate({ ...body, total: preview.data.total }) : undefined)}
        >
          {text.submit(preview.data && draft.lines.length > 0 ? moneyText(preview.data.total) : '')}
        </Button>
      </div>
    </div>
  );
}

function Total({ preview, empty }: { preview: QuotePreview | undefined; empty: boolean }) {
  const { quoteEditor: text, ticketMoney } = useWords();
  if (empty) return <span className={pageStyles.hint}>{text.empty}</span>;
  if (!preview) return <span className={pageStyles.hint}>{text.counting}</span>;
  const hints = [preview.discount > 0 ? `${ticketMoney.discount} ${moneyText(-preview.discount)}` : '', ticketMoney.tax(moneyText(preview.tax))].filter(Boolean).join(' · ');
  return <span><span className={pageStyles.hint}>{hints}</span> <strong className={styles.total}>{ticketMoney.total} {moneyText(preview.total)}</strong></span>;
}

interface LineRowProps {
  line: QuoteLineRequest;
  material: QuoteMaterial;
  ofServer: QuoteLine | null;
  onChange: (line: QuoteLineRequest) => void;
  onRemove: () => void;
}

function LineRow({ line, material, ofServer, onChange, onRemove }: LineRowProps) {
  const words = useWords();
  const { quoteEditor: text, ticketMoney } = words;
  const { name, unit, unitPrice, amount, covered } = reckonedQuoteLine(line, material, ofServer);
  return (
    <div className={styles.row}>
      <div className={styles.freeName}>
        {line.kind === 'other'
          ? <Input aria-label={text.name} placeholder={text.name} maxLength={100} status={line.name.trim() === '' ? 'warning' : ''} value={line.name} onChange={({ target }) => onChange({ ...line, name: target.value })} />
          : <span style={{ lineHeight: '32px' }}>{line.kind === 'call-out' ? words.quoteLineKinds['call-out'] : name}{covered ? ` · ${ticketMoney.coveredLine}` : ''}</span>}
      </div>
      {line.kind === 'call-out' ? <span /> : (
        <InputNumber aria-label={text.quantity} min={0.01} max={highestQuantity / 100} precision={2} value={line.quantity / 100} suffix={unitOf(unit, words)} onChange={(quantity) => onChange({ ...line, quantity: Math.round((quantity ?? 0) * 100) })} style={{ width: '100%' }} />
      )}
      {line.kind === 'other'
        ? <InputNumber aria-label={text.unitPrice} prefix="¥" min={0} precision={2} value={yuanOf(line.unitPrice)} onChange={(yuan) => onChange({ ...line, unitPrice: fenOf(yuan ?? 0) })} style={{ width: '100%' }} />
        : <span style={{ textAlign: 'right', lineHeight: '32px' }}>{moneyText(unitPrice)}</span>}
      <span className={covered ? styles.struck : ''}><Amount fen={amount} /></span>
      <Button type="text" icon={<DeleteOutlined />} aria-label={text.remove} onClick={onRemove} />
    </div>
  );
}

/** One field for all of the book: what is chosen is added at once. */
function BookPicker({ material, onAdd }: { material: QuoteMaterial; onAdd: (line: QuoteLineRequest) => void }) {
  const words = useWords();
  const { quoteEditor: text } = words;
  const option = (value: string, name: string, code: string, price: string) => ({ value, label: `${name} ${code}`, shown: name, price });
  const lines = new Map<string, QuoteLineRequest>([
    ...(material.callOut ? [['call-out', { kind: 'call-out' }] as const] : []),
    ...material.labour.map(({ code }) => [`labour ${code}`, { kind: 'labour', labourCode: code, quantity: 100 }] as const),
    ...material.parts.map(({ partId }) => [`part ${partId}`, { kind: 'part', partId, quantity: 100 }] as const),
  ]);
  const options = [
    ...(material.callOut ? [{ label: words.quoteLineKinds['call-out'], options: [option('call-out', words.quoteLineKinds['call-out'], '', moneyText(material.callOut.fee))] }] : []),
    { label: words.quoteLineKinds.labour, options: material.labour.map(({ code, name, unit, price }) => option(`labour ${code}`, name, code, `${moneyText(price)} / ${unitOf(unit, words)}`)) },
    { label: words.quoteLineKinds.part, options: material.parts.map(({ partId, code, name, unit, price, used }) => option(`part ${partId}`, name, used > 0 ? `${code} · ${text.usedInRecord}` : code, `${moneyText(price)} / ${unit}`)) },
  ];
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }} value={null} aria-label={text.add} placeholder={`${text.add}：${text.addPlaceholder}`} notFoundContent={text.nothingFound} options={options} style={{ flex: 1, minWidth: 260 }}
      optionRender={({ data }) => <span style={{ display: 'flex', justifyContent: 'space-between', gap: 12 }}><span>{data.label}</span><span>{'price' in data ? String(data.price) : ''}</span></span>}
      onSelect={(value: string | null) => {
        const line = value === null ? undefined : lines.get(value);
        if (line) onAdd(line);
      }}
    />
  );
}

/** The server reckons while somebody types, a moment after each change. */
function usePreview(ticketId: number, body: OfferQuoteRequest | null) {
  // By its text: a new object of the same words is no change.
  const text = useSettled(body === null ? null : JSON.stringify(body));
  return useQuery({
    queryKey: keys.quotePreview(ticketId, text),
    queryFn: () => call('POST /tickets/:id/quotes/preview', { params: { id: ticketId }, body: JSON.parse(text ?? 'null') as OfferQuoteRequest }),
    enabled: text !== null, placeholderData: keepPreviousData, retry: false, gcTime: 0,
  });
}

function useOffer(ticketId: number, onClose: () => void) {
  const { quoteEditor: text } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const changed = useTicketMoneyChanged();
  const intent = useIntent();
  return useMutation({
    mutationFn: (body: OfferQuoteRequest) => call('POST /tickets/:id/quotes', { params: { id: ticketId }, body, idempotencyKey: intent.keyFor(body) }),
    onSuccess: (money) => {
      intent.done();
      changed(money);
      void message.success(text.done);
      onClose();
    },
    onError: (error) => {
      if (!isProblem(error, 'version-conflict')) return;
      void message.warning(text.outdated, 6);
      void client.invalidateQueries({ queryKey: keys.money(ticketId) });
      void client.invalidateQueries({ queryKey: keys.quoteMaterial(ticketId) });
      // Of the same version it is who pays that was decided anew.
      void client.invalidateQueries({ queryKey: keys.quotePreviews(ticketId) });
    },
  });
}
