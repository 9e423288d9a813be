import { Text, View } from '@tarojs/components';
import type { Part } from '@scanfix/shared-types';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { TextField } from '@/components/field';
import { Icon } from '@/components/icon';
import { Sheet } from '@/components/sheet';
import { Failure, Skeleton } from '@/components/states';
import { useDelayed } from '@/components/use-delayed';
import { useLoaded } from '@/components/use-loaded';
import type { RecordedPart } from '@/field-work/job-step';
import { searchParts } from '@/field-work/jobs';
import { useWords } from '@/i18n';
import { yuan } from '@/i18n/format';
import styles from './index.module.scss';
import type { WorkChange } from './use-work';

const mostOfOne = 999;

function PartsSheet({ likely, onChoose, onClose }: { likely: Part[]; onChoose: (part: Part) => void; onClose: () => void }) {
  const words = useWords();
  const say = words.fieldWork.record;
  const [typed, setTyped] = useState('');
  const search = useDelayed(typed.trim());
  const found = useLoaded(`parts ${search}`, () => searchParts(search));
  const others = (found.value?.value ?? []).filter(({ id }) => search !== '' || likely.every((part) => part.id !== id));
  const shown = search === '' ? [...likely, ...others] : others;
  return (
    <Sheet title={say.addPart} onClose={onClose}>
      <TextField id="part-search" value={typed} onChange={setTyped} placeholder={say.searchParts} longest={40} />
      {found.value?.readAt === 0 && <Text className={styles.second}>{say.noPartsOffline}</Text>}
      {found.error ? <Failure error={found.error} onRetry={() => void found.reload()} /> : null}
      {!found.value && found.loading && shown.length === 0 && <Skeleton cards={1} />}
      {found.value && shown.length === 0 && <Text className={styles.none}>{say.noParts}</Text>}
      {shown.map((part) => (
        <View key={part.id} className={styles.choice} hoverClass={styles.pressed} role="button" onClick={() => onChoose(part)}>
          <View className={styles.grow}>
            <Text>{part.name}</Text>
            <View><Text className={styles.second}>{[part.code, search === '' && likely.includes(part) ? say.likely : null].filter(Boolean).join(' · ')}</Text></View>
          </View>
          <Text className={styles.second}>{`${yuan(part.priceFen)} / ${part.unit}`}</Text>
          <Icon name="plus" />
        </View>
      ))}
    </Sheet>
  );
}

export function PartsCard({ parts, likely, onChange }: { parts: RecordedPart[]; likely: Part[]; onChange: (change: WorkChange) => void }) {
  const words = useWords();
  const say = words.fieldWork.record;
  const [adding, setAdding] = useState(false);
  const total = parts.reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0);
  const count = (partId: number, by: number): void =>
    onChange((work) => ({ parts: work.parts.flatMap((part) => (part.partId !== partId ? [part] : part.quantity + by > 0 ? [{ ...part, quantity: Math.min(mostOfOne, part.quantity + by) }] : [])) }));
  const add = ({ id, name, unit, priceFen }: Part): void => {
    setAdding(false);
    if (parts.some(({ partId }) => partId === id)) count(id, 1);
    else onChange((work) => ({ parts: [...work.parts, { partId: id, name, unit, priceFen, quantity: 1 }] }));
  };
  return (
    <Card title={say.parts} hint={total > 0 ? say.total(yuan(total)) : undefined}>
      {parts.map((part) => (
        <View key={part.partId} className={styles.part}>
          <View className={styles.grow}><Text>{part.name}</Text><View><Text className={styles.second}>{`${yuan(part.priceFen)} / ${part.unit}`}</Text></View></View>
          <View className={styles.stepper}>
            <View className={styles.stepButton} role="button" aria-label={`${say.fewer} ${part.name}`} onClick={() => count(part.partId, -1)}>{part.quantity === 1 ? <Icon name="trash" /> : <Text>−</Text>}</View>
            <Text className={styles.quantity}>{String(part.quantity)}</Text>
            <View className={styles.stepButton} role="button" aria-label={`${say.more} ${part.name}`} onClick={() => count(part.partId, 1)}><Icon name="plus" /></View>
          </View>
        </View>
      ))}
      <Button look="secondary" icon="plus" wide onClick={() => setAdding(true)}>{say.addPart}</Button>
      {adding && <PartsSheet likely={likely} onChoose={add} onClose={() => setAdding(false)} />}
    </Card>
  );
}
