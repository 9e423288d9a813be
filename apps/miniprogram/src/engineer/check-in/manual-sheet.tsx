import { Image, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Field, LongTextField } from '@/components/field';
import { Sheet } from '@/components/sheet';
import { device, type LocalFile } from '@/device';
import { useWords } from '@/i18n';
import { fieldText } from '@/i18n/wording';
import { takePhoto } from '../components/take-photo';
import { usePreview } from '../components/work-facts';
import styles from './index.module.scss';

/** By hand: why, and a photo of the place. */
export function ManualSheet({ busy, onSubmit, onClose }: { busy: boolean; onSubmit: (reason: string, photo: LocalFile) => void; onClose: () => void }) {
  const words = useWords();
  const say = words.fieldWork.checkIn;
  const [reason, setReason] = useState('');
  const [reasonError, setReasonError] = useState<string | null>(null);
  const [photo, setPhoto] = useState<LocalFile | null>(null);
  const [photoError, setPhotoError] = useState<string | null>(null);
  const preview = usePreview(photo);

  const take = async (): Promise<void> => {
    const taken = await takePhoto(words);
    if (!taken) return;
    if (photo) void device.discardFile(photo);
    setPhoto(taken.file);
    setPhotoError(null);
  };
  const submit = (): void => {
    setReasonError(reason.trim() === '' ? fieldText(words, 'required') : null);
    setPhotoError(photo ? null : say.photoNeeded);
    if (reason.trim() !== '' && photo) onSubmit(reason.trim(), photo);
  };
  return (
    <Sheet title={say.manual} onClose={onClose} foot={<Button wide busy={busy} onClick={submit}>{say.submit}</Button>}>
      <LongTextField id="manual-reason" label={say.reason} value={reason} onChange={(value) => { setReason(value); setReasonError(null); }} placeholder={say.reasonExample} longest={300} error={reasonError} />
      <Field id="manual-photo" label={say.photo} error={photoError}>
        {preview && <Image className={styles.photo} src={preview} mode="aspectFit" onClick={() => device.viewImages([preview], 0)} />}
        <View className={styles.take}><Button look="secondary" icon="camera" wide onClick={() => void take()}>{photo ? say.retake : say.takePhoto}</Button></View>
      </Field>
    </Sheet>
  );
}
