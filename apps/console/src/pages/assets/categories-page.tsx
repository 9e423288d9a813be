import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import type { AssetCategory, AssetModel } from '@scanfix/shared-types';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Tabs, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { call } from '../../api/call';
import { keys } from '../../api/keys';
import { useMay } from '../../api/me';
import { AttachmentGallery } from '../../components/attachment-gallery';
import { CategoryIcon } from '../../components/category-icon';
import { DataList } from '../../components/data-list';
import { Page, pageStyles } from '../../components/page';
import { useCategories } from '../../components/pickers';
import { useProblemMessage } from '../../components/problem-notice';
import { oneOf, useUrlFilters } from '../../components/url-filters';
import { allOnOnePage } from '../../components/use-pages';
import { useWords } from '../../i18n';
import { CategoryDialog } from './category-dialog';
import { ModelDialog } from './model-dialog';

const fields = { tab: oneOf(['categories', 'models']) };

export default function CategoriesPage() {
  const words = useWords();
  const { filters, change } = useUrlFilters(fields);
  const tab = filters.tab ?? 'categories';
  const mayWrite = useMay('asset:write');
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title={words.categories.title}
      extra={mayWrite ? <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>{tab === 'categories' ? words.categories.create : words.categories.createModel}</Button> : null}
    >
      <Tabs activeKey={tab} onChange={(key) => change({ tab: key as 'categories' | 'models' })} items={[{ key: 'categories', label: words.categories.categories }, { key: 'models', label: words.categories.models }]} />
      {tab === 'categories' ? <Categories mayWrite={mayWrite} /> : <Models mayWrite={mayWrite} />}
      <CategoryDialog open={creating && tab === 'categories'} category={null} onClose={() => setCreating(false)} />
      <ModelDialog open={creating && tab === 'models'} model={null} onClose={() => setCreating(false)} />
    </Page>
  );
}

function Categories({ mayWrite }: { mayWrite: boolean }) {
  const words = useWords();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const wordFor = useProblemMessage();
  const query = useCategories();
  const [editing, setEditing] = useState<AssetCategory | null>(null);
  const remove = useMutation({
    mutationFn: (id: number) => call('DELETE /asset-categories/:id', { params: { id } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: keys.categories });
      void message.success(words.categories.deleted);
    },
    onError: (error) => void message.error(wordFor(error)),
  });
  const ask = (category: AssetCategory): void =>
    void modal.confirm({ title: words.categories.deleteTitle(category.name), content: words.categories.deleteHint, okText: words.general.remove, okButtonProps: { danger: true }, onOk: () => remove.mutateAsync(category.id).catch(() => undefined) });
  const types = (category: AssetCategory) => (category.problemTypes.length > 0 ? category.problemTypes.map(({ id, name }) => <Tag key={id}>{name}</Tag>) : <span className={pageStyles.hint}>{words.categories.noProblemTypes}</span>);
  const tools = (category: AssetCategory) =>
    mayWrite ? (
      <span style={{ whiteSpace: 'nowrap' }}>
        <Button type="text" icon={<EditOutlined />} aria-label={`${words.categories.edit} ${category.name}`} onClick={() => setEditing(category)} />
        <Button type="text" icon={<DeleteOutlined />} aria-label={words.categories.deleteTitle(category.name)} onClick={() => ask(category)} />
      </span>
    ) : null;
  return (
    <>
      <DataList
        pages={allOnOnePage(query)}
        label={words.categories.categories}
        testId="category-list"
        empty={{ text: words.categories.empty }}
        {...(mayWrite ? { onOpen: setEditing } : {})}
        columns={[
          { key: 'name', title: words.categories.name, width: 200, render: (_value, category) => <b><CategoryIcon icon={category.icon} /> {category.name}</b> },
          { key: 'types', title: words.categories.problemTypes, render: (_value, category) => <div style={{ display: 'flex', flexWrap: 'wrap', gap: 4, maxWidth: 720 }}>{types(category)}</div> },
          { key: 'tools', width: 96, render: (_value, category) => tools(category) },
        ]}
        card={(category) => (
          <>
            <div className={pageStyles.cardTop}><span className={pageStyles.cardTitle}><CategoryIcon icon={category.icon} /> {category.name}</span>{tools(category)}</div>
            <div className={pageStyles.cardLine}>{types(category)}</div>
          </>
        )}
      />
      <CategoryDialog open={editing !== null} category={editing} onClose={() => setEditing(null)} />
    </>
  );
}

function Models({ mayWrite }: { mayWrite: boolean }) {
  const words = useWords();
  const query = useQuery({ queryKey: keys.modelsOf(undefined), queryFn: () => call('GET /asset-models', { query: {} }) });
  const categories = useCategories();
  const names = useMemo(() => new Map(categories.data?.map(({ id, name }) => [id, name])), [categories.data]);
  const [editing, setEditing] = useState<AssetModel | null>(null);
  const months = (model: AssetModel) => (model.warrantyMonths === null ? null : `${model.warrantyMonths} ${words.categories.warrantyMonthsUnit}`);
  return (
    <>
      <DataList
        pages={allOnOnePage(query)}
        label={words.categories.models}
        testId="model-list"
        empty={{ text: words.categories.emptyModels }}
        {...(mayWrite ? { onOpen: setEditing } : {})}
        columns={[
          { key: 'manufacturer', title: words.categories.manufacturer, dataIndex: 'manufacturer' },
          { key: 'name', title: words.categories.model, dataIndex: 'name' },
          { key: 'category', title: words.assets.columns.category, render: (_value, model) => names.get(model.categoryId) },
          { key: 'warranty', title: words.categories.warrantyMonths, render: (_value, model) => months(model) },
          { key: 'manuals', title: words.categories.manuals, render: (_value, model) => <AttachmentGallery attachments={model.manuals} /> },
        ]}
        card={(model) => (
          <>
            <div className={pageStyles.cardTitle}>{model.manufacturer} {model.name}</div>
            <div className={pageStyles.cardLine}><span>{names.get(model.categoryId)}</span><span>{months(model)}</span><span>{words.categories.manualCount(model.manuals.length)}</span></div>
          </>
        )}
      />
      <ModelDialog open={editing !== null} model={editing} onClose={() => setEditing(null)} />
    </>
  );
}
