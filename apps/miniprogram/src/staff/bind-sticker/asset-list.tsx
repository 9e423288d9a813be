import { Text, View } from '@tarojs/components';
import type { AssetSummary } from '@scanfix/shared-types';
import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { TextField } from '@/components/field';
import { categoryIcon, Icon } from '@/components/icon';
import { Failure, Message, Skeleton } from '@/components/states';
import { useDelayed } from '@/components/use-delayed';
import { useLoaded } from '@/components/use-loaded';
import { useWords } from '@/i18n';
import { placeText } from '@/i18n/format';
import { call } from '@/session/call';
import styles from './index.module.scss';

/** Devices to choose from: those without a sticker first, or by name and serial number. */
export function AssetList({ onChoose }: { onChoose: (asset: AssetSummary) => void }) {
  const words = useWords();
  const [typed, setTyped] = useState('');
  const [onlyWithout, setOnlyWithout] = useState(true);
  const [older, setOlder] = useState<AssetSummary[]>([]);
  const [cursor, setCursor] = useState<string | null>(null);
  const search = useDelayed(typed.trim());
  const key = `${search} ${onlyWithout}`;
  const query = { ...(search ? { search } : {}), ...(onlyWithout ? { withoutSticker: true } : {}) };
  const first = useLoaded(key, () => call('GET /assets', { query }));
  useEffect(() => {
    setOlder([]);
    setCursor(first.value?.nextCursor ?? null);
  }, [first.value]);

  const more = async (): Promise<void> => {
    if (!cursor) return;
    const page = await call('GET /assets', { query: { ...query, cursor } });
    setOlder((before) => [...before, ...page.items]);
    setCursor(page.nextCursor);
  };
  const assets = [...(first.value?.items ?? []), ...older];
  return (
    <View>
      <TextField id="asset-search" value={typed} onChange={setTyped} placeholder={words.staff.searchAssets} longest={50} />
      <View className={styles.filter}>
        <Chips choices={[{ value: 'without' as const, text: words.staff.onlyWithout }]} chosen={onlyWithout ? 'without' : null} optional onChoose={(chosen) => setOnlyWithout(chosen !== null)} />
      </View>
      {first.error ? <Failure error={first.error} onRetry={() => void first.reload()} /> : null}
      {!first.value && first.loading && <Skeleton cards={2} />}
      {first.value && assets.length === 0 && <Message icon="info" title={words.staff.noAssets} text={words.staff.noAssetsText} />}
      {assets.map((asset) => (
        <View key={asset.id} className={styles.asset} hoverClass={styles.pressed} role="button" onClick={() => onChoose(asset)}>
          <Icon name={categoryIcon(asset.category.icon)} />
          <View className={styles.assetBody}>
            <Text className={styles.assetName}>{asset.name}</Text>
            <Text className={styles.assetText}>{[asset.serialNumber, asset.location ? placeText(asset.location.path) : null].filter(Boolean).join(' · ')}</Text>
          </View>
          {asset.stickerCode && <Text className={styles.assetText}>{words.staff.hasSticker}</Text>}
        </View>
      ))}
      {cursor && <Button look="quiet" wide onClick={() => void more().catch(() => first.reload())}>{words.general.more}</Button>}
    </View>
  );
}
