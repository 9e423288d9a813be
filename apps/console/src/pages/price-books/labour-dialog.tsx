import { labourUnits, skillLevels, type LabourPrice } from '@scanfix/shared-types';
import { Col, Form, Input, Modal, Radio, Row, Select } from 'antd';
import { DialogForm } from '../../components/dialog-form';
import { CategoryPicker, useCategories } from '../../components/pickers';
import { FenField, HundredthsField } from '../../components/scaled-field';
import { useWords } from '../../i18n';

interface LabourDialogProps {
  price: LabourPrice | null;
  open: boolean;
  others: LabourPrice[];
  onSave: (price: LabourPrice) => void;
  onClose: () => void;
}

export function LabourDialog({ price, open, others, onSave, onClose }: LabourDialogProps) {
  const words = useWords();
  const { priceBooks: text } = words;
  const [form] = Form.useForm<LabourPrice>();
  const categories = useCategories();
  const categoryId = Form.useWatch('categoryId', form) ?? null;
  const unit = Form.useWatch('unit', form) ?? 'job';
  const faults = (categories.data ?? []).find(({ id }) => id === categoryId)?.problemTypes ?? [];
  return (
    <Modal open={open} title={price ? text.editLabour(price.name) : text.addLabour} okText={words.general.save} onOk={() => form.submit()} onCancel={onClose} destroyOnHidden>
      <DialogForm
        name="labour"
        form={form}
        initialValues={price ?? { code: '', name: '', categoryId: null, problemTypeIds: [], level: 1, unit: 'job', usualFrom: 100, usualTo: 100 }}
        onFinish={(values) => onSave({ ...values, code: values.code.trim(), name: values.name.trim(), categoryId: values.categoryId ?? null, problemTypeIds: values.problemTypeIds ?? [] })}
        onValuesChange={(changed) => {
          // Another category has other faults.
          if ('categoryId' in changed) form.setFieldValue('problemTypeIds', []);
        }}
      >
        <Row gutter={16}>
          <Col xs={24} sm={9}>
            <Form.Item
              name="code"
              label={text.code}
              extra={text.codeHint}
              rules={[{ required: true, whitespace: true, message: text.codeRequired }, { max: 20 }, { validator: (_rule, code: string) => (others.some((other) => other.code === code?.trim()) ? Promise.reject(new Error(text.codeTwice)) : Promise.resolve()) }]}
            >
              <Input spellCheck={false} autoComplete="off" autoFocus={price === null} />
            </Form.Item>
          </Col>
          <Col xs={24} sm={15}>
            <Form.Item name="name" label={text.labourName} rules={[{ required: true, whitespace: true, message: text.labourNameRequired }, { max: 60 }]}><Input /></Form.Item>
          </Col>
        </Row>
        <Form.Item name="categoryId" label={text.category}><CategoryPicker placeholder={text.everyCategory} /></Form.Item>
        {faults.length > 0 ? (
          <Form.Item name="problemTypeIds" label={text.problems}>
            <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} placeholder={text.anyProblem} options={faults.map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
        ) : null}
        <Form.Item name="level" label={text.level}>
          <Radio.Group optionType="button" options={skillLevels.map((value) => ({ value, label: words.recommendation.skillLevels[value] }))} />
        </Form.Item>
        <Row gutter={16}>
          <Col xs={12}>
            <Form.Item name="price" label={text.price} rules={[{ required: true, type: 'integer', min: 0, max: 100_000_000, message: text.priceRequired }]}><FenField style={{ width: '100%' }} /></Form.Item>
          </Col>
          <Col xs={12}>
            <Form.Item name="unit" label={text.unit}><Radio.Group optionType="button" options={labourUnits.map((value) => ({ value, label: text.units[value] }))} /></Form.Item>
          </Col>
          {(['usualFrom', 'usualTo'] as const).map((name) => (
            <Col key={name} xs={12}>
              <Form.Item
                name={name}
                label={`${text.usual} ${text[name]}`}
                dependencies={name === 'usualTo' ? ['usualFrom'] : []}
                rules={[
                  { required: true, type: 'integer', min: 0, max: 1_000_000, message: words.fieldRules['required'] ?? '' },
                  ({ getFieldValue }) => ({ validator: (_rule, amount: number) => (name === 'usualTo' && amount < Number(getFieldValue('usualFrom')) ? Promise.reject(new Error(text.usualOrder)) : Promise.resolve()) }),
                ]}
              >
                <HundredthsField max={1_000_000} suffix={words.labourUnits[unit]} style={{ width: '100%' }} />
              </Form.Item>
            </Col>
          ))}
        </Row>
      </DialogForm>
    </Modal>
  );
}
