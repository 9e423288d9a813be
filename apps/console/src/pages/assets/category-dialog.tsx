import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import type { AssetCategory, SaveAssetCategoryRequest } from '@scanfix/shared-types';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, InputNumber, Modal, Radio } from 'antd';
import { call } from '../../api/call';
import { useIntent } from '../../api/intent';
import { keys } from '../../api/keys';
import { CategoryIcon, categoryIconNames } from '../../components/category-icon';
import { DialogForm } from '../../components/dialog-form';
import { useFormSubmit } from '../../components/form-problems';
import { pageStyles } from '../../components/page';
import { ProblemNotice } from '../../components/problem-notice';
import { useWords } from '../../i18n';

interface ProblemTypeRow {
  id?: number;
  name?: string;
}

interface CategoryForm {
  name: string;
  icon: string;
  problemTypes: ProblemTypeRow[];
}

export function CategoryDialog({ open, category, onClose }: { open: boolean; category: AssetCategory | null; onClose: () => void }) {
  const words = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const intent = useIntent();
  const [form] = Form.useForm<CategoryForm>();
  const { submit, pending, error, reset } = useFormSubmit(form, {
    send: ({ name, icon, problemTypes }: CategoryForm) => {
      const body: SaveAssetCategoryRequest = { name: name.trim(), icon, problemTypes: problemTypes.filter((type) => isNamed(type)).map((type) => ({ ...(type.id ? { id: type.id } : {}), name: type.name?.trim() ?? '' })) };
      return category ? call('PUT /asset-categories/:id', { params: { id: category.id }, body }) : call('POST /asset-categories', { body, idempotencyKey: intent.keyFor(body) });
    },
    done: () => {
      intent.done();
      void client.invalidateQueries({ queryKey: keys.categories });
      void message.success(words.general.saved);
      onClose();
    },
  });
  const rowIsKept = (index: number): boolean => form.getFieldValue(['problemTypes', index, 'id']) !== undefined;
  return (
    <Modal open={open} title={category ? words.categories.edit : words.categories.create} okText={words.general.save} okButtonProps={{ loading: pending }} onOk={() => form.submit()} onCancel={onClose} afterClose={reset} destroyOnHidden>
      <DialogForm form={form} onFinish={submit} initialValues={category ?? { icon: 'other', problemTypes: [{ name: '' }] }}>
        <ProblemNotice error={error} />
        <Form.Item name="name" label={words.categories.name} rules={[{ required: true, whitespace: true, message: words.categories.nameRequired }, { max: 50 }]}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="icon" label={words.categories.icon}>
          <Radio.Group optionType="button" options={categoryIconNames.map((icon) => ({ value: icon, title: words.categoryIcons[icon] ?? icon, label: <span aria-label={words.categoryIcons[icon] ?? icon}><CategoryIcon icon={icon} /></span> }))} />
        </Form.Item>
        <div style={{ marginBottom: 4 }}>{words.categories.problemTypes}</div>
        <p className={pageStyles.hint} style={{ marginTop: 0 }}>{words.categories.problemTypesHint}</p>
        <Form.List name="problemTypes">
          {(rows, { add, remove }) => (
            <>
              {rows.map((row) => (
                <div key={row.key} style={{ display: 'flex', gap: 8 }}>
                  {/* Only what has a field is sent, and without its id a problem type would be made anew. */}
                  <Form.Item name={[row.name, 'id']} hidden><InputNumber /></Form.Item>
                  <Form.Item name={[row.name, 'name']} rules={[{ validator: (_rule, name: string | undefined) => (isNamed({ name }) || !rowIsKept(row.name) ? Promise.resolve() : Promise.reject(new Error(words.categories.problemTypeRequired))) }, { max: 50 }]} style={{ flex: 1, marginBottom: 8 }}>
                    <Input placeholder={words.categories.problemTypePlaceholder} aria-label={words.categories.problemTypes} />
                  </Form.Item>
                  <Button type="text" icon={<DeleteOutlined />} aria-label={words.general.remove} onClick={() => remove(row.name)} />
                </div>
              ))}
              <Button icon={<PlusOutlined />} onClick={() => add({ name: '' })}>{words.categories.addProblemType}</Button>
            </>
          )}
        </Form.List>
      </DialogForm>
    </Modal>
  );
}

/** A new row left empty is no problem type; one that exists is not removed by emptying it. */
function isNamed({ name }: Pick<ProblemTypeRow, 'name'>): boolean {
  return Boolean(name?.trim());
}
