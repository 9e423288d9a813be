import { View } from '@tarojs/components';
import type { AssetCategory, ProblemType } from '@scanfix/shared-types';
import { useState } from 'react';
import { Card } from '@/components/card';
import { Chips } from '@/components/chips';
import { useWords } from '@/i18n';
import styles from './index.module.scss';

interface ProblemCardProps {
  /** Of the sticker's device. */
  problemTypes: ProblemType[];
  /** Without a sticker: choose the kind of device first. */
  categories: AssetCategory[];
  chosen: number | null;
  onChoose: (problemTypeId: number | null) => void;
}

export function ProblemCard({ problemTypes, categories, chosen, onChoose }: ProblemCardProps) {
  const words = useWords();
  const [categoryId, setCategoryId] = useState<number | null>(() => categories.find((category) => category.problemTypes.some(({ id }) => id === chosen))?.id ?? null);
  const types = categories.length > 0 ? categories.find(({ id }) => id === categoryId)?.problemTypes ?? [] : problemTypes;
  if (problemTypes.length === 0 && categories.length === 0) return null;

  const chooseCategory = (id: number | null): void => {
    setCategoryId(id);
    onChoose(null);
  };
  return (
    <Card title={categories.length > 0 ? words.report.device : words.report.problem}>
      {categories.length > 0 && <Chips choices={categories.map(({ id, name }) => ({ value: id, text: name }))} chosen={categoryId} optional onChoose={chooseCategory} />}
      {types.length > 0 && (
        <View className={categories.length > 0 ? styles.nextChips : ''}>
          <Chips choices={types.map(({ id, name }) => ({ value: id, text: name }))} chosen={chosen} optional onChoose={onChoose} />
        </View>
      )}
    </Card>
  );
}
