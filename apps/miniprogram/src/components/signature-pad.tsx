import { Text, View } from '@tarojs/components';
import { useRef, useState } from 'react';
import { device, type DrawingSurface, type LocalFile } from '@/device';
import { useWords } from '@/i18n';
import { failureText } from '@/i18n/wording';
import { Button } from './button';
import { Icon } from './icon';
import styles from './signature-pad.module.scss';

/** Shorter than this, in pixels of the screen, it was a slip of the finger. */
const shortestInk = 60;

interface SignaturePadProps {
  /** What is being signed. */
  title: string;
  onSigned: (picture: LocalFile) => void;
  onClose: () => void;
}

/** The whole screen to sign on, along its long side. The picture is kept on the device and reads from left to right. */
export function SignaturePad({ title, onSigned, onClose }: SignaturePadProps) {
  const words = useWords();
  const surface = useRef<DrawingSurface | null>(null);
  const [ink, setInk] = useState(0);
  const [busy, setBusy] = useState(false);
  const [ready, setReady] = useState(false);
  const signed = ready && ink >= shortestInk;

  const confirm = async (): Promise<void> => {
    if (!surface.current) return;
    setBusy(true);
    try {
      onSigned(await device.keepFile(await surface.current.picture()));
    } catch (error) {
      device.toast(failureText(words, error));
      setBusy(false);
    }
  };
  return (
    <device.Overlay>
      <View className={styles.pad} role="dialog" aria-label={title} catchMove>
        <View className={styles.frame}>
          <View className={styles.head}>
            <Text className={styles.title}>{title}</Text>
            <View className={styles.close} role="button" aria-label={words.general.close} onClick={onClose}><Icon name="cross" /></View>
          </View>
          <View className={styles.foot}>
            <Text className={styles.hint}>{words.signature.hint}</Text>
            <View className={styles.actions}>
              <Button look="secondary" disabled={!ready || ink === 0} onClick={() => surface.current?.clear()}>{words.signature.clear}</Button>
              <Button disabled={!signed} busy={busy} onClick={() => void confirm()}>{words.signature.confirm}</Button>
            </View>
          </View>
        </View>
        <device.DrawingCanvas
          className={styles.canvas}
          onReady={(found) => {
            surface.current = found;
            setReady(true);
          }}
          onInk={setInk}
        />
        <View className={styles.line} />
      </View>
    </device.Overlay>
  );
}
