import type { PriceBook } from '@scanfix/shared-types';
import { Col, DatePicker, Form, Input, Result, Row } from 'antd';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { enterChoosesOnly } from '../../components/enter-chooses-only';
import { Loaded, pageStyles, Panel } from '../../components/page';
import { RecordForm, useRecordForm } from '../../components/record-form';
import { HundredthsField } from '../../components/scaled-field';
import { useWords } from '../../i18n';
import { CallOutFields } from './call-out-fields';
import { LabourField } from './labour-field';
import { PartPricesField } from './part-prices-field';
import { formOf, requestOf, type PriceBookForm } from './price-book-form';
import { usePriceBooks } from './use-price-books';

/** `/new` makes one, `?copy=` from another one; `/:id/edit` changes a draft. */
export default function PriceBookFormPage() {
  const words = useWords();
  const { id } = useParams();
  const [search] = useSearchParams();
  const wanted = id ?? search.get('copy');
  const query = usePriceBooks();
  if (wanted === null) return <PriceBookFormView draft={null} copied={null} />;
  return (
    <Loaded query={query}>
      {(books) => {
        const book = books.find((one) => one.id === Number(wanted));
        if (!book) return <Result status="404" title={words.priceBooks.notFound} subTitle={words.problems['not-found']} />;
        if (id !== undefined && book.status === 'published') return <Result status="info" title={words.problems['price-book-published']} />;
        return <PriceBookFormView key={wanted} draft={id === undefined ? null : book} copied={id === undefined ? book : null} />;
      }}
    </Loaded>
  );
}

function PriceBookFormView({ draft, copied }: { draft: PriceBook | null; copied: PriceBook | null }) {
  const words = useWords();
  const { priceBooks: text } = words;
  const [form] = Form.useForm<PriceBookForm>();
  // What is loaded again meanwhile must not hide that somebody else saved.
  const [version] = useState(draft?.version);
  const record = useRecordForm<PriceBookForm, PriceBook>({
    form,
    send: (values, keyFor) => {
      const body = requestOf(values, version);
      return draft ? call('PUT /price-books/:id', { params: { id: draft.id }, body }) : call('POST /price-books', { body, idempotencyKey: keyFor(body) });
    },
    lists: keys.priceBooks,
    pathOf: ({ id }) => `/price-books/${id}`,
  });
  const [initial] = useState(() => formOf(draft ?? copied, copied ? text.copyName(copied.name) : undefined));
  return (
    <RecordForm record={record} title={draft ? text.editTitle(draft.name) : text.newTitle} backTo="/price-books" initialValues={initial}>
      <Panel>
        <Form.Item name="name" label={text.name} rules={[{ required: true, whitespace: true, message: text.nameRequired }, { max: 60 }]}>
          <Input autoFocus />
        </Form.Item>
        <Row gutter={16}>
          <Col xs={24} sm={12}>
            <Form.Item name="effectiveFrom" label={text.effectiveFrom} rules={[{ required: true, message: text.effectiveRequired }]}>
              <DatePicker onKeyDown={enterChoosesOnly} style={{ width: '100%' }} />
            </Form.Item>
          </Col>
          <Col xs={24} sm={12}>
            <Form.Item name="taxRate" label={text.taxRate} extra={text.taxRateHint} rules={[{ required: true, type: 'integer', min: 0, max: 5000, message: text.taxRateRule }]}>
              <HundredthsField max={5000} suffix="%" />
            </Form.Item>
          </Col>
        </Row>
      </Panel>
      <Panel title={text.callOut}>
        <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.callOutHint}</p>
        <CallOutFields />
      </Panel>
      <Panel title={text.labour}>
        <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.labourHint}</p>
        <Form.Item name="labour" noStyle><LabourField /></Form.Item>
      </Panel>
      <Panel title={text.parts}>
        <p className={pageStyles.hint} style={{ marginTop: 0 }}>{text.partsHint}</p>
        <Form.Item name="parts" noStyle><PartPricesField /></Form.Item>
      </Panel>
    </RecordForm>
  );
}
