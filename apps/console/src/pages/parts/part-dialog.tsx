import type { Part, SavePartRequest } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { App, Col, Form, Input, InputNumber, Modal, Row, Select, Switch } from 'antd';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { isProblem } from '../../api/problem';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { useCategories } from '../../components/pickers';
import { ProblemNotice, useProblemMessage } from '../../components/problem-notice';
import { useWords } from '../../i18n';
import { fenOf, yuanOf } from '../../components/money';

interface PartForm {
  code: string;
  name: string;
  unit: string;
  yuan: number;
  warrantyMonths?: number | null;
  categoryIds: number[];
  active: boolean;
}

export function PartDialog({ part, open, onClose }: { part: Part | null; open: boolean; onClose: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const wordFor = useProblemMessage();
  const intent = useIntent();
  const categories = useCategories();
  const [form] = Form.useForm<PartForm>();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    names: { priceFen: 'yuan' },
    send: ({ yuan, code, name, unit, warrantyMonths, ...rest }: PartForm) => {
      const body: SavePartRequest = { ...rest, code: code.trim(), name: name.trim(), unit: unit.trim(), priceFen: fenOf(yuan), warrantyMonths: warrantyMonths ?? null, ...(part ? { version: part.version } : {}) };
      return part ? call('PUT /parts/:id', { params: { id: part.id }, body }) : call('POST /parts', { body, idempotencyKey: intent.keyFor(body) });
    },
    done: () => {
      intent.done();
      void client.invalidateQueries({ queryKey: keys.parts });
      void message.success(words.general.saved);
      onClose();
    },
    refused: (refusal) => {
      if (!isProblem(refusal, 'version-conflict')) return;
      // The list shows what is there now; the person looks and begins anew.
      void client.invalidateQueries({ queryKey: keys.parts });
      void message.warning(wordFor(refusal), 6);
      onClose();
    },
  });
  const { parts: text } = words;
  return (
    <Modal open={open} title={part ? text.editTitle(part.name) : text.createTitle} okText={words.general.save} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} onFinish={submit} initialValues={part ? { ...part, yuan: yuanOf(part.priceFen) } : { unit: '', categoryIds: [], active: true }}>
        <ProblemNotice error={error} />
        <Form.Item name="name" label={text.name} rules={[{ required: true, whitespace: true, message: text.nameRequired }, { max: 100 }]}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="code" label={text.code} extra={text.codeHint} rules={[{ required: true, whitespace: true, message: text.codeRequired }, { max: 40 }]}>
          <Input spellCheck={false} autoComplete="off" />
        </Form.Item>
        <Row gutter={16}>
          <Col xs={12}>
            <Form.Item name="yuan" label={text.price} rules={[{ required: true, type: 'number', min: 0, max: 1_000_000, message: text.priceRule }]}>
              <InputNumber prefix="¥" min={0} max={1_000_000} precision={2} style={{ width: '100%' }} />
            </Form.Item>
          </Col>
          <Col xs={12}>
            <Form.Item name="unit" label={text.unit} rules={[{ required: true, whitespace: true, message: text.unitRequired }, { max: 16 }]}>
              <Input placeholder={text.unitPlaceholder} />
            </Form.Item>
          </Col>
        </Row>
        <p style={{ color: 'var(--muted)', fontSize: 13, marginTop: -8 }}>{text.priceHint}</p>
        <Form.Item name="categoryIds" label={words.general.optional(text.categories)} extra={text.categoriesHint}>
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} loading={categories.isPending} options={(categories.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name="warrantyMonths" label={words.general.optional(text.warrantyMonths)} extra={text.warrantyHint} rules={[{ type: 'integer', min: 1, max: 600, message: text.warrantyRule }]}>
          <InputNumber min={1} max={600} precision={0} suffix={text.months} style={{ width: 150 }} />
        </Form.Item>
        <Form.Item name="active" label={text.active} extra={text.activeHint} valuePropName="checked" style={{ marginBottom: 0 }}>
          <Switch />
        </Form.Item>
      </DialogForm>
    </Modal>
  );
}
