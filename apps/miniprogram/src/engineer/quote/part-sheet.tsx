import { Text } from '@tarojs/components';
import type { QuoteMaterial } from '@scanfix/shared-types';
import { useState } from 'react';
import { TextField } from '@/components/field';
import { Sheet } from '@/components/sheet';
import { Failure, Skeleton } from '@/components/states';
import { useDelayed } from '@/components/use-delayed';
import { useLoaded } from '@/components/use-loaded';
import { searchParts } from '@/field-work/jobs';
import { useWords } from '@/i18n';
import { yuan } from '@/i18n/format';
import { ChoiceRow, type PriceChoice } from './choose-sheet';
import styles from './index.module.scss';

/** What was used and what is likely comes first; any other part of the catalogue is searched. */
export function PartSheet({ parts, onChoose, onClose }: { parts: QuoteMaterial['parts']; onChoose: (partId: number) => void; onClose: () => void }) {
  const words = useWords();
  const say = words.quoting.editor;
  const [typed, setTyped] = useState('');
  const search = useDelayed(typed.trim());
  const found = useLoaded(search === '' ? null : search, () => searchParts(search));
  const choice = (partId: number, code: string, name: string, unit: string, price: number, used: boolean): PriceChoice => ({ key: String(partId), name, about: used ? `${code} · ${say.used}` : code, price: say.each(yuan(price), unit) });
  const near = parts.map(({ partId, code, name, unit, price, used }) => choice(partId, code, name, unit, price, used > 0));
  // A price of the book goes before the catalogue's.
  const far = (found.value?.value ?? []).map((part) => near.find(({ key }) => key === String(part.id)) ?? choice(part.id, part.code, part.name, part.unit, part.priceFen, false));
  const shown = search === '' ? near : far;
  return (
    <Sheet title={say.addPart} onClose={onClose}>
      <TextField id="part-search" value={typed} onChange={setTyped} placeholder={say.searchParts} longest={40} />
      {found.error ? <Failure error={found.error} onRetry={() => void found.reload()} /> : null}
      {search !== '' && !found.value && found.loading && <Skeleton cards={1} />}
      {shown.length === 0 && (search === '' || found.value) && <Text className={styles.none}>{say.nothingFound}</Text>}
      {shown.map((one) => <ChoiceRow key={one.key} choice={one} onChoose={(key) => onChoose(Number(key))} />)}
    </Sheet>
  );
}
