import { Text, View } from '@tarojs/components';
import { fenTyped, quantityTyped, type QuoteLineRequest } from '@scanfix/shared-types';
import { useState } from 'react';
import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import { Sheet } from '@/components/sheet';
import { useWords } from '@/i18n';
import { fieldText } from '@/i18n/wording';
import styles from './index.module.scss';

type Wrong = 'name' | 'price' | 'quantity';

/** What the price book does not have: named and priced on the spot, and marked so for the requester. */
export function FreeSheet({ onAdd, onClose }: { onAdd: (line: QuoteLineRequest) => void; onClose: () => void }) {
  const words = useWords();
  const say = words.quoting.editor;
  const [name, setName] = useState('');
  const [unit, setUnit] = useState('');
  const [price, setPrice] = useState('');
  const [quantity, setQuantity] = useState('1');
  const [wrong, setWrong] = useState<Wrong | null>(null);

  const add = (): void => {
    const unitPrice = fenTyped(price);
    const count = quantityTyped(quantity);
    if (name.trim() === '') setWrong('name');
    else if (unitPrice === null || unitPrice === 0) setWrong('price');
    else if (count === null) setWrong('quantity');
    else onAdd({ kind: 'other', name: name.trim(), ...(unit.trim() ? { unit: unit.trim() } : {}), quantity: count, unitPrice });
  };
  const typed = (set: (value: string) => void) => (value: string): void => {
    set(value);
    setWrong(null);
  };
  return (
    <Sheet title={say.addFree} onClose={onClose} foot={<Button wide onClick={add}>{say.add}</Button>}>
      <Text className={styles.sheetHint}>{say.freeHint}</Text>
      <TextField id="free-name" label={say.freeName} value={name} onChange={typed(setName)} placeholder={say.freeNameExample} longest={60} error={wrong === 'name' ? fieldText(words, 'required') : null} />
      <View className={styles.pair}>
        <View><TextField id="free-price" label={say.freePrice} value={price} onChange={typed(setPrice)} placeholder="0.00" type="money" longest={10} error={wrong === 'price' ? say.amountWrong : null} /></View>
        <View><TextField id="free-quantity" label={say.freeQuantity} value={quantity} onChange={typed(setQuantity)} placeholder="1" type="money" longest={6} error={wrong === 'quantity' ? say.quantityWrong : null} /></View>
        <View><TextField id="free-unit" label={say.freeUnit} value={unit} onChange={typed(setUnit)} placeholder={say.units.item} longest={10} /></View>
      </View>
    </Sheet>
  );
}
