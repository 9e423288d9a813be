import { Image, Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Button } from '@/components/button';
import { TextField } from '@/components/field';
import { SignaturePad } from '@/components/signature-pad';
import { device, type LocalFile } from '@/device';
import { useWords } from '@/i18n';
import styles from './ask-card.module.scss';

interface AcceptancePartProps {
  signer: string;
  onSigner: (name: string) => void;
  signerError: string | null;
  picture: LocalFile | null;
  onPicture: (picture: LocalFile) => void;
  /** Without a session or a sticker nobody vouches for a picture: then a tap must do. */
  maySign: boolean;
}

/** Who accepts the work: a name, and a signature for who wants to give one. */
export function AcceptancePart({ signer, onSigner, signerError, picture, onPicture, maySign }: AcceptancePartProps) {
  const words = useWords();
  const { followUp: text } = words;
  const [signing, setSigning] = useState(false);
  const [preview, setPreview] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    if (picture) void device.previewFile(picture).then((url) => !gone && setPreview(url));
    return () => {
      gone = true;
    };
  }, [picture]);
  return (
    <View className={styles.part}>
      <TextField id="acceptance-signer" label={text.signer} value={signer} onChange={onSigner} placeholder={text.signerExample} longest={50} error={signerError} />
      {maySign && (
        <View className={styles.row}>
          {preview && <Image className={styles.signed} src={preview} mode="aspectFit" aria-label={text.signatureName} />}
          <Button small look="secondary" icon="pencil" onClick={() => setSigning(true)}>{picture ? text.signAgain : text.sign}</Button>
        </View>
      )}
      {maySign && <Text className={styles.optional}>{text.acceptHint}</Text>}
      {signing && (
        <SignaturePad
          title={text.acceptTitle}
          onClose={() => setSigning(false)}
          onSigned={(signed) => {
            setSigning(false);
            onPicture(signed);
          }}
        />
      )}
    </View>
  );
}
