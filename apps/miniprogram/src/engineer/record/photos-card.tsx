import { Text, View } from '@tarojs/components';
import { maximumWorkPhotos, type JobDetail, type WorkPhoto } from '@scanfix/shared-types';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Icon } from '@/components/icon';
import { RemoveCorner } from '@/components/remove-corner';
import type { RecordedPhoto, RecordedWork } from '@/field-work/job-step';
import { useWords } from '@/i18n';
import { choosePhotos, takeVideo } from '../components/take-photo';
import { WorkPhotoTile } from '../components/work-facts';
import styles from './index.module.scss';
import type { WorkChange } from './use-work';

const moments: WorkPhoto['moment'][] = ['before', 'after'];
const nameOf = ({ image }: RecordedPhoto): string | number => ('file' in image ? image.file.path : image.id);

/** Camera first: one tap from opening the page to the first picture. */
export function PhotosCard({ job, work, onChange }: { job: JobDetail; work: RecordedWork; onChange: (change: WorkChange) => void }) {
  const words = useWords();
  const say = words.fieldWork.record;
  const left = maximumWorkPhotos - work.photos.length;

  const add = async (moment: WorkPhoto['moment'], camera: boolean): Promise<void> => {
    const taken = await choosePhotos(words, camera ? 1 : Math.min(9, left), camera);
    const photos = taken.map(({ file, takenAt, coordinates }): RecordedPhoto => ({ moment, takenAt, coordinates, image: { file } }));
    if (photos.length > 0) onChange((before) => ({ photos: [...before.photos, ...photos] }));
  };
  const film = async (): Promise<void> => {
    const file = await takeVideo(words);
    if (file) onChange({ video: { file } });
  };
  return (
    <Card title={say.photos} hint={left > 0 ? say.photoHint(left) : say.full}>
      {moments.map((moment) => (
        <View key={moment} className={styles.moment}>
          <Text className={styles.momentName}>{say[moment]}</Text>
          <View className={styles.photos}>
            {left > 0 && (
              <View className={styles.shoot} role="button" aria-label={`${say[moment]} ${say.take}`} hoverClass={styles.pressed} onClick={() => void add(moment, true)}>
                <Icon name="camera" size="large" />
                <Text>{say.take}</Text>
              </View>
            )}
            {left > 0 && (
              <View className={styles.album} role="button" aria-label={`${say[moment]} ${say.album}`} hoverClass={styles.pressed} onClick={() => void add(moment, false)}>
                <Icon name="plus" />
                <Text>{say.album}</Text>
              </View>
            )}
            {work.photos.filter((photo) => photo.moment === moment).map((photo) => (
              <View key={nameOf(photo)} className={styles.photo}>
                <WorkPhotoTile image={photo.image} log={job.visit.workLog} caption={say[moment]} />
                <RemoveCorner onRemove={() => onChange((before) => ({ photos: before.photos.filter((one) => one !== photo) }))} />
              </View>
            ))}
          </View>
        </View>
      ))}
      {work.video ? (
        <View className={styles.video}>
          <Icon name="video" />
          <Text className={styles.grow}>{say.video}</Text>
          <Button small look="quiet" onClick={() => onChange({ video: null })}>{words.report.removeMedia}</Button>
        </View>
      ) : <Button look="secondary" icon="video" wide onClick={() => void film()}>{`${say.takeVideo} · ${say.videoHint}`}</Button>}
    </Card>
  );
}
