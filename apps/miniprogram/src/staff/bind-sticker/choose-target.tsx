import { Text, View } from '@tarojs/components';
import type { AssetSummary, BindStickerRequest, LocationSummary, StickerDetail } from '@scanfix/shared-types';
import { useState } from 'react';
import { problemCodeOf } from '@/api/failures';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { Chips } from '@/components/chips';
import { PlaceSheet } from '@/components/place-sheet';
import { ConfirmSheet } from '@/components/sheet';
import { Notice } from '@/components/states';
import { device } from '@/device';
import { useWords } from '@/i18n';
import { placeText, spacedCode } from '@/i18n/format';
import { failureText } from '@/i18n/wording';
import { call } from '@/session/call';
import { AssetList } from './asset-list';
import styles from './index.module.scss';

interface Target {
  request: BindStickerRequest;
  name: string;
  /** The sticker this target has already. */
  stickerCode: string | null;
}

const ofAsset = ({ id, name, stickerCode }: AssetSummary): Target => ({ request: { assetId: id }, name, stickerCode });
const ofPlace = ({ id, path }: LocationSummary): Target => ({ request: { locationId: id }, name: placeText(path), stickerCode: null });

interface ChooseTargetProps {
  sticker: StickerDetail;
  /** What the sticker belongs to now; empty when blank. */
  boundTo: string;
  onBound: (sticker: StickerDetail) => void;
  onOther: () => void;
}

/** What the sticker is to belong to. Replacing something is always asked for first. */
export function ChooseTarget({ sticker, boundTo, onBound, onOther }: ChooseTargetProps) {
  const words = useWords();
  const [kind, setKind] = useState<'asset' | 'place'>('asset');
  const [placing, setPlacing] = useState(false);
  const [target, setTarget] = useState<Target | null>(null);
  const [conflict, setConflict] = useState(false);
  const [busy, setBusy] = useState(false);

  const choose = (chosen: Target): void => {
    setPlacing(false);
    setConflict(false);
    setTarget(chosen);
  };
  const replaceText = !target ? null
    : sticker.status === 'bound' ? words.staff.replaceSticker(boundTo)
    : target.stickerCode ? words.staff.replaceAsset(target.name, spacedCode(target.stickerCode))
    : conflict ? words.staff.replaceUnknown : null;

  const bind = async (chosen: Target): Promise<void> => {
    setBusy(true);
    try {
      onBound(await call('POST /stickers/:id/bind', { params: { id: sticker.id }, body: { ...chosen.request, ...(replaceText ? { replace: true } : {}) } }));
    } catch (error) {
      // Somebody bound it in the meantime: ask again, now for a replacement.
      if (problemCodeOf(error) === 'sticker-already-bound' && !replaceText) setConflict(true);
      else {
        setTarget(null);
        device.toast(failureText(words, error));
      }
      setBusy(false);
    }
  };

  return (
    <View>
      <View className={styles.sticker}>
        <Text className={styles.code}>{words.scan.code(spacedCode(sticker.code))}</Text>
        <Button small look="quiet" onClick={onOther}>{words.scan.scanAgain}</Button>
      </View>
      {sticker.status === 'bound' && <Notice tone="warning">{words.staff.replaceSticker(boundTo)}</Notice>}
      <Card title={words.staff.bindStep2}>
        <Chips choices={[{ value: 'asset' as const, text: words.staff.toAsset }, { value: 'place' as const, text: words.staff.toPlace }]} chosen={kind} onChoose={(chosen) => chosen && setKind(chosen)} />
        <View className={styles.list}>
          {kind === 'asset' ? <AssetList onChoose={(asset) => choose(ofAsset(asset))} /> : <Button look="secondary" icon="place" wide onClick={() => setPlacing(true)}>{words.report.choosePlace}</Button>}
        </View>
      </Card>
      {placing && <PlaceSheet load={(query) => call('GET /locations', { query })} onChoose={(place) => choose(ofPlace(place))} onClose={() => setPlacing(false)} />}
      {target && (
        <ConfirmSheet
          title={replaceText ? words.staff.replaceTitle : words.staff.bindConfirm(target.name)}
          text={replaceText ?? words.scan.code(spacedCode(sticker.code))}
          action={replaceText ? words.staff.replace : words.staff.bind}
          danger={replaceText !== null}
          busy={busy}
          onConfirm={() => void bind(target)}
          onClose={() => setTarget(null)}
        />
      )}
    </View>
  );
}
