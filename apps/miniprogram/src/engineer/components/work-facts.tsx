import { Image, Text, View } from '@tarojs/components';
import type { JobDetail, WorkLogView } from '@scanfix/shared-types';
import { useEffect, useState } from 'react';
import { fileUrl } from '@/api/transport';
import { Fact } from '@/components/card';
import { MediaGallery } from '@/components/media-gallery';
import { device, type LocalFile } from '@/device';
import type { FileOrId, RecordedWork } from '@/field-work/job-step';
import { workOf } from '@/field-work/work';
import { useWords } from '@/i18n';
import { yuan } from '@/i18n/format';
import styles from './work-facts.module.scss';

export function usePreview(file: LocalFile | null): string | null {
  const [url, setUrl] = useState<string | null>(null);
  const path = file?.path ?? null;
  useEffect(() => {
    let gone = false;
    if (path === null) setUrl(null);
    else void device.previewFile({ path, kind: 'image', name: '', size: 0 }).then((found) => !gone && setUrl(found));
    return () => {
      gone = true;
    };
  }, [path]);
  return url;
}

/** A photo of the record, from the phone or from the server. */
export function WorkPhotoTile({ image, log, caption, onClick }: { image: FileOrId; log: WorkLogView | null; caption: string; onClick?: (url: string) => void }) {
  const local = usePreview('file' in image ? image.file : null);
  const uploaded = 'id' in image ? log?.photos.find(({ attachment }) => attachment.id === image.id)?.attachment : undefined;
  const url = local ?? (uploaded ? fileUrl(uploaded.thumbnailUrl ?? uploaded.url) : null);
  const whole = local ?? (uploaded ? fileUrl(uploaded.url) : null);
  return (
    <View className={styles.tile} role="button" aria-label={caption} onClick={() => whole && (onClick ?? ((found: string) => device.viewImages([found], 0)))(whole)}>
      {url && <Image className={styles.picture} src={url} mode="aspectFill" lazyLoad />}
      <Text className={styles.caption}>{caption}</Text>
    </View>
  );
}

/** A record as facts: what waits on the phone goes before what the server has. */
export function WorkFacts({ work: waiting, log, standard }: { work: RecordedWork | null; log: WorkLogView | null; standard: JobDetail['standard'] }) {
  const words = useWords();
  const say = words.fieldWork.record;
  const work = waiting ?? (log ? workOf(log) : null);
  if (!work) return null;
  const fault = standard?.faultCodes.find(({ id }) => id === work.faultCodeId) ?? (log?.faultCode?.id === work.faultCodeId ? log?.faultCode : null);
  const total = work.parts.reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0);
  const textOf = (itemId: number): string => standard?.checklist.find(({ id }) => id === itemId)?.text ?? log?.checklist.find((one) => one.itemId === itemId)?.text ?? '';
  const wrong = work.checklist.filter(({ result }) => result === 'not-ok');
  return (
    <View>
      {fault && <Fact name={say.fault}><Text>{`${fault.code} ${fault.name}`}</Text></Fact>}
      <Fact name={say.cause}><Text>{work.cause}</Text></Fact>
      <Fact name={say.action}><Text>{work.action}</Text></Fact>
      <Fact name={say.minutes}><Text>{words.time.minutes(work.labourMinutes)}</Text></Fact>
      {work.parts.length > 0 && (
        <Fact name={say.parts}>
          {work.parts.map((part) => <View key={part.partId}><Text>{`${part.name} × ${part.quantity} ${part.unit}`}</Text></View>)}
          <Text className={styles.second}>{say.total(yuan(total))}</Text>
        </Fact>
      )}
      {wrong.length > 0 && <Fact name={say.checklist}>{wrong.map(({ itemId, note }) => <View key={itemId}><Text>{[textOf(itemId), say.results['not-ok'], note].filter(Boolean).join(' · ')}</Text></View>)}</Fact>}
      {work.note && <Fact name={say.note}><Text>{work.note}</Text></Fact>}
      {!waiting && log?.video && <MediaGallery attachments={[log.video]} />}
      {work.photos.length > 0 && (
        <View className={styles.grid}>
          {work.photos.map((photo) => <WorkPhotoTile key={'file' in photo.image ? photo.image.file.path : photo.image.id} image={photo.image} log={log} caption={say[photo.moment]} />)}
        </View>
      )}
    </View>
  );
}
