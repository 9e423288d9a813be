import { AppstoreOutlined, BulbOutlined, ColumnHeightOutlined, ExperimentOutlined, SlidersOutlined, WifiOutlined, BorderInnerOutlined } from '@ant-design/icons';

const icons: Record<string, typeof AppstoreOutlined> = {
  'air-conditioner': SlidersOutlined,
  elevator: ColumnHeightOutlined,
  plumbing: ExperimentOutlined,
  lighting: BulbOutlined,
  network: WifiOutlined,
  door: BorderInnerOutlined,
};

export const categoryIconNames = [...Object.keys(icons), 'other'] as const;

export function CategoryIcon({ icon }: { icon: string }) {
  const Icon = icons[icon] ?? AppstoreOutlined;
  return <Icon aria-hidden />;
}
