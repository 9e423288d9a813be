import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Card } from '@/components/card';
import { TextField } from '@/components/field';
import { Icon } from '@/components/icon';
import { PlaceSheet } from '@/components/place-sheet';
import { useWords } from '@/i18n';
import { placeText } from '@/i18n/format';
import type { ReportDraft } from '@/reporting/draft';
import { call } from '@/session/call';
import styles from './index.module.scss';
import { fieldId } from './use-report';

interface PlaceCardProps {
  draft: ReportDraft;
  change: (changes: Partial<ReportDraft>) => void;
  /** The list of places is only for people we know. */
  mayChoose: boolean;
  error: string | null;
}

/** Where, without a sticker: from the tree, in words, or both. */
export function PlaceCard({ draft, change, mayChoose, error }: PlaceCardProps) {
  const words = useWords();
  const [choosing, setChoosing] = useState(false);
  const { place } = draft;
  return (
    <Card title={words.report.where}>
      {mayChoose && !place && <Button look="secondary" icon="place" wide onClick={() => setChoosing(true)}>{words.report.choosePlace}</Button>}
      {place && (
        <View className={styles.place}>
          <Icon name="place" />
          <Text className={styles.placeName}>{placeText(place.path)}</Text>
          <Button small look="quiet" onClick={() => setChoosing(true)}>{words.report.changePlace}</Button>
        </View>
      )}
      <View className={styles.placeText}>
        <TextField
          id={fieldId('placeText')}
          label={place ? `${words.report.placeText}（${words.general.optional}）` : words.report.placeText}
          placeholder={words.report.placeTextExample}
          hint={mayChoose ? undefined : words.report.placeNeedsLogin}
          longest={200}
          value={draft.placeText}
          onChange={(text) => change({ placeText: text })}
          error={error}
        />
      </View>
      {choosing && (
        <PlaceSheet
          load={(query) => call('GET /my/places', { query })}
          onClose={() => setChoosing(false)}
          onChoose={({ id, path }) => {
            change({ place: { id, path } });
            setChoosing(false);
          }}
        />
      )}
    </Card>
  );
}
