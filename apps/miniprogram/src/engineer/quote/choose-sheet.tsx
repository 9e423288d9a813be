import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { TextField } from '@/components/field';
import { Icon } from '@/components/icon';
import { Sheet } from '@/components/sheet';
import { useWords } from '@/i18n';
import styles from './index.module.scss';

export interface PriceChoice {
  key: string;
  name: string;
  /** Level, code, or that it was used. */
  about: string;
  price: string;
}

/** More than fits on a screen is searched. */
const searchedFrom = 8;
const shownAtMost = 60;

export function ChoiceRow({ choice: { key, name, about, price }, onChoose }: { choice: PriceChoice; onChoose: (key: string) => void }) {
  return (
    <View className={styles.choice} hoverClass={styles.pressed} role="button" onClick={() => onChoose(key)}>
      <View className={styles.grow}>
        <Text>{name}</Text>
        <View><Text className={styles.second}>{about}</Text></View>
      </View>
      <Text className={styles.second}>{price}</Text>
      <Icon name="plus" />
    </View>
  );
}

/** One price of the book. */
export function ChooseSheet({ title, placeholder, choices, onChoose, onClose }: { title: string; placeholder: string; choices: PriceChoice[]; onChoose: (key: string) => void; onClose: () => void }) {
  const words = useWords();
  const [search, setSearch] = useState('');
  const typed = search.trim().toLowerCase();
  const shown = choices.filter(({ name, about }) => `${name} ${about}`.toLowerCase().includes(typed)).slice(0, shownAtMost);
  return (
    <Sheet title={title} onClose={onClose}>
      {choices.length > searchedFrom && <TextField id="price-search" value={search} onChange={setSearch} placeholder={placeholder} longest={40} />}
      {shown.length === 0 && <Text className={styles.none}>{words.quoting.editor.nothingFound}</Text>}
      {shown.map((choice) => <ChoiceRow key={choice.key} choice={choice} onChoose={onChoose} />)}
    </Sheet>
  );
}
