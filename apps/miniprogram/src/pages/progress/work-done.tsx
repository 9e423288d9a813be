import { Image, Text, View } from '@tarojs/components';
import type { MyVisit, SignatureView } from '@scanfix/shared-types';
import { fileUrl } from '@/api/transport';
import { Fact } from '@/components/card';
import { MediaGallery } from '@/components/media-gallery';
import { useWords } from '@/i18n';
import { duration, exactTime } from '@/i18n/format';
import styles from './visit-card.module.scss';

const moments = ['before', 'after'] as const;

function Signature({ signature }: { signature: SignatureView }) {
  const words = useWords();
  const said = signature.kind === 'remote' ? words.visit.acceptedRemotely : words.visit.signedOnScreen;
  return (
    <Fact name={words.visit.signature}>
      <Text>{said(signature.signerName, exactTime(words, signature.at))}</Text>
      {signature.image && <View><Image className={styles.signature} src={fileUrl(signature.image.url)} mode="aspectFit" /></View>}
    </Fact>
  );
}

/** What was found and done, with which parts, seen before and after. */
export function WorkDone({ visit: { work, signature } }: { visit: MyVisit }) {
  const words = useWords();
  if (!work) return null;
  return (
    <View className={styles.work}>
      {work.faultName && <Fact name={words.visit.fault}><Text>{work.faultName}</Text></Fact>}
      <Fact name={words.visit.cause}><Text className={styles.text}>{work.cause}</Text></Fact>
      <Fact name={words.visit.action}><Text className={styles.text}>{work.action}</Text></Fact>
      {work.parts.length > 0 && (
        <Fact name={words.visit.parts}>
          {work.parts.map(({ name, quantity, unit }) => <View key={name}><Text>{words.visit.part(name, quantity, unit)}</Text></View>)}
        </Fact>
      )}
      {work.labourMinutes > 0 && <Fact name={words.visit.labour}><Text>{duration(words, work.labourMinutes)}</Text></Fact>}
      {signature && <Signature signature={signature} />}
      {work.photos.length > 0 && (
        <View className={styles.photos}>
          {moments.map((moment) => {
            const taken = work.photos.filter((photo) => photo.moment === moment).map(({ attachment }) => attachment);
            return taken.length > 0 && (
              <View key={moment} className={styles.moment}>
                <Text className={styles.momentName}>{words.visit[moment]}</Text>
                <MediaGallery attachments={taken} />
              </View>
            );
          })}
        </View>
      )}
    </View>
  );
}
