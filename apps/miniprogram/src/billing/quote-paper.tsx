import { Image, Text, View } from '@tarojs/components';
import type { Quote, WarrantyDecision } from '@scanfix/shared-types';
import { fileUrl } from '@/api/transport';
import { Card, Fact } from '@/components/card';
import { MediaGallery } from '@/components/media-gallery';
import { useWords } from '@/i18n';
import { exactTime, yuan } from '@/i18n/format';
import { quoteChanges, type LineChange } from './quote-changes';
import { QuoteLines, QuoteTotals } from './quote-lines';
import styles from './quote-paper.module.scss';
import { WarrantyHead } from './warranty-head';

/** Whether it is covered, and why. What an engineer found against it is shown openly, with its photos. */
export function WarrantyCard({ warranty }: { warranty: WarrantyDecision }) {
  const words = useWords();
  const { misuse } = warranty;
  return (
    <Card title={misuse ? words.quote.misuse : words.quote.warranty}>
      <WarrantyHead warranty={warranty} asPrinted />
      {misuse && (
        <View className={styles.misuse}>
          <Text className={styles.note}>{misuse.note}</Text>
          <MediaGallery attachments={misuse.photos} />
          <Text className={styles.hint}>{words.quote.misuseBy(misuse.engineerName, exactTime(words, misuse.declaredAt))}</Text>
        </View>
      )}
    </Card>
  );
}

function Change({ change }: { change: LineChange }) {
  const words = useWords();
  const sum = change.kind === 'changed' ? words.quote.changedTo(yuan(change.before), yuan(change.after)) : yuan(change.kind === 'added' ? change.after : -change.before);
  return (
    <View className={styles.change}>
      <Text className={`${styles.tag} ${styles[`${change.kind}Tag`]}`}>{words.quote[change.kind]}</Text>
      <Text className={styles.changed}>{change.name}</Text>
      <Text className={styles.sum}>{sum}</Text>
    </View>
  );
}

/** What is different from what was agreed: nobody should have to compare two papers line by line. */
function ChangesCard({ approved, offered }: { approved: Quote; offered: Quote }) {
  const words = useWords();
  return (
    <Card title={words.quote.changes(approved.version)}>
      {quoteChanges(approved, offered).map((change) => <Change key={`${change.kind} ${change.name}`} change={change} />)}
      <View className={styles.change}>
        <Text className={styles.changed}>{words.quote.totalChange}</Text>
        <Text className={`${styles.sum} ${styles.strong}`}>{words.quote.changedTo(yuan(approved.total), yuan(offered.total))}</Text>
      </View>
      <Text className={styles.hint}>{words.quote.stillValid(yuan(approved.total))}</Text>
    </Card>
  );
}

/** A quote as whoever pays reads it, from top to bottom. */
export function QuotePaper({ quote, approved }: { quote: Quote; approved: Quote | null }) {
  const words = useWords();
  const { signature } = quote;
  return (
    <View>
      {approved && quote.state === 'offered' && <ChangesCard approved={approved} offered={quote} />}
      <Card title={words.quote.lines} hint={words.quote.version(quote.version)}>
        <QuoteLines lines={quote.lines} />
        <QuoteTotals totals={quote} />
      </Card>
      {quote.note && <Card title={words.quote.note}><Text className={styles.note}>{quote.note}</Text></Card>}
      <WarrantyCard warranty={quote.warranty} />
      {signature && (
        <Card>
          <Fact name={words.quote.signer}><Text>{words.quote.signatureOf(signature.signerName, exactTime(words, signature.at))}</Text></Fact>
          {signature.image && <Image className={styles.signature} src={fileUrl(signature.image.url)} mode="aspectFit" />}
        </Card>
      )}
    </View>
  );
}
