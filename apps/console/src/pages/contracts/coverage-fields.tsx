import { DeleteOutlined } from '@ant-design/icons';
import type { AssetSummary, ContractCoverage } from '@scanfix/shared-types';
import { Button, Form, Radio, Select } from 'antd';
import { call } from '../../api/call';
import { pathOf } from '../../components/format';
import { LocationsField } from '../../components/locations-field';
import { pageStyles } from '../../components/page';
import { useCategories } from '../../components/pickers';
import { RemotePicker } from '../../components/remote-picker';
import { useWords } from '../../i18n';
import { useAssetNames } from './contract-coverage';
import styles from './contracts.module.css';

/** Everything of the customer, or devices, categories and places together. */
export function CoverageFields() {
  const { contracts: text } = useWords();
  const everything = Form.useWatch(['coverage', 'everything']) as boolean | undefined;
  const customerId = Form.useWatch('customerId') as number | null | undefined;
  const categories = useCategories();
  const lists: [string, keyof ContractCoverage][] = [['coverage', 'assetIds'], ['coverage', 'categoryIds'], ['coverage', 'locationIds']];
  return (
    <>
      <Form.Item
        name={['coverage', 'everything']}
        dependencies={lists}
        rules={[({ getFieldValue }) => ({
          validator: (_rule, all: boolean) => (all || lists.some((name) => ((getFieldValue(name) as number[] | undefined) ?? []).length > 0) ? Promise.resolve() : Promise.reject(new Error(text.coverageRequired))),
        })]}
      >
        <Radio.Group style={{ display: 'grid', gap: 8 }} options={[{ value: true, label: text.everything }, { value: false, label: text.listed }]} />
      </Form.Item>
      {/* Hidden they keep what was chosen. */}
      <div hidden={everything !== false}>
        <Form.Item name={['coverage', 'assetIds']} label={text.assets}><AssetsField customerId={customerId ?? null} /></Form.Item>
        <Form.Item name={['coverage', 'categoryIds']} label={text.categories}>
          <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} placeholder={text.categoriesPlaceholder} loading={categories.isPending} options={(categories.data ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
        <Form.Item name={['coverage', 'locationIds']} label={text.locations} style={{ marginBottom: 0 }}><LocationsField label={text.locations} placeholder={text.locationsPlaceholder} /></Form.Item>
      </div>
    </>
  );
}

/** The customer's devices, one after the other. */
function AssetsField({ value = [], onChange, customerId, id }: { value?: number[]; onChange?: (ids: number[]) => void; customerId: number | null; id?: string }) {
  const words = useWords();
  const { contracts: text } = words;
  const names = useAssetNames(value);
  return (
    <>
      {value.length > 0 ? (
        <ul className={styles.list}>
          {value.map((assetId) => {
            const name = names.get(assetId) ?? '…';
            return (
              <li key={assetId} className={styles.item}>
                {name}
                <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={text.removeAsset(name)} onClick={() => onChange?.(value.filter((one) => one !== assetId))} />
              </li>
            );
          })}
        </ul>
      ) : null}
      {customerId === null ? <span className={pageStyles.hint}>{text.customerFirst}</span> : (
        <RemotePicker<AssetSummary>
          {...(id ? { id } : {})}
          kind={`asset-of-${customerId}`}
          placeholder={text.addAsset}
          value={null}
          onChange={(assetId) => { if (assetId !== null && !value.includes(assetId)) onChange?.([...value, assetId]); }}
          search={async (search) => (await call('GET /assets', { query: { search, customerId, limit: 20 } })).items.filter((asset) => asset.status !== 'retired' && !value.includes(asset.id))}
          load={(assetId) => call('GET /assets/:id', { params: { id: assetId } })}
          label={(asset) => (asset.serialNumber ? `${asset.name} · ${asset.serialNumber}` : asset.name)}
          option={(asset) => <div>{asset.name}<div className={pageStyles.hint}>{[asset.serialNumber, pathOf(asset.location, words)].filter(Boolean).join(' · ')}</div></div>}
        />
      )}
    </>
  );
}
