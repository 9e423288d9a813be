import { Text, View } from '@tarojs/components';
import type { PriceBand } from '@scanfix/shared-types';
import { useState, type ReactNode } from 'react';
import { Card } from '@/components/card';
import { Icon } from '@/components/icon';
import { useWords } from '@/i18n';
import { exactTime, yuan } from '@/i18n/format';
import { callOutText, warrantyTitle, yuanRange } from '@/i18n/money';
import styles from './price-card.module.scss';
import { WarrantyHead } from './warranty-head';

function CallOut({ price }: { price: NonNullable<PriceBand['price']> }) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const several = price.callOutParts.length > 1;
  return (
    <View>
      <View className={styles.line}>
        <Text className={styles.name}>{words.prices.callOut}</Text>
        {several && (
          <View className={styles.more} role="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Text>{open ? words.prices.fewer : words.prices.details}</Text>
            <Icon name="down" className={`${styles.arrow} ${open ? styles.up : ''}`} />
          </View>
        )}
        <Text className={styles.sum}>{yuan(price.callOut)}</Text>
      </View>
      {open && callOutText(words, price).map(({ name, fee }) => <View key={name} className={styles.part}><Text className={styles.name}>{name}</Text><Text className={styles.sum}>{fee}</Text></View>)}
    </View>
  );
}

interface PriceCardProps {
  band: PriceBand;
  /** Another time than now. */
  at?: string | null;
  /** To choose the fault by, where it makes it more exact. */
  children?: ReactNode;
}

/** Before anything is reported: free and why, or what it will cost and what of. */
export function PriceCard({ band: { warranty, price }, at = null, children }: PriceCardProps) {
  const words = useWords();
  const { covered } = warranty;
  const partly = covered && warrantyTitle(words, warranty) !== words.warranty.covered;
  const priced = price && (!covered || partly) ? price : null;
  return (
    <Card title={words.prices.title} hint={priced && at ? words.prices.at(exactTime(words, at)) : undefined}>
      <WarrantyHead warranty={warranty} />
      {!covered && children && <View className={styles.choose}><Text className={styles.hint}>{words.prices.chooseFault}</Text>{children}</View>}
      {priced && (
        <View className={styles.sums}>
          <CallOut price={priced} />
          <View className={styles.line}><Text className={styles.name}>{words.prices.labour}</Text><Text className={styles.sum}>{yuanRange(words, priced.labourFrom, priced.labourTo)}</Text></View>
          <View className={styles.total}>
            <Text className={styles.name}>{words.prices.total}</Text>
            <Text className={styles.totalSum}>{yuanRange(words, priced.totalFrom, priced.totalTo)}</Text>
          </View>
          <Text className={styles.without}>{words.prices.withoutParts}</Text>
          {priced.usual && <Text className={styles.usual}>{words.prices.usual(yuanRange(words, priced.usual.from, priced.usual.to), priced.usual.quotes)}</Text>}
        </View>
      )}
      {!covered && <Text className={styles.promise}>{priced ? words.prices.quoteFirst : words.tickets.warranty.outOfWarrantyHint}</Text>}
    </Card>
  );
}
