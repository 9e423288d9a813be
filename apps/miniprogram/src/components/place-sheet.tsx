import { Text, View } from '@tarojs/components';
import type { LocationSummary } from '@scanfix/shared-types';
import { useState } from 'react';
import { useWords } from '@/i18n';
import { placeText } from '@/i18n/format';
import { Button } from './button';
import { TextField } from './field';
import { Icon } from './icon';
import styles from './place-sheet.module.scss';
import { Sheet } from './sheet';
import { Failure, Skeleton } from './states';
import { useDelayed } from './use-delayed';
import { useLoaded } from './use-loaded';

interface PlaceSheetProps {
  load: (query: { parentId?: number; search?: string }) => Promise<LocationSummary[]>;
  onChoose: (place: LocationSummary) => void;
  onClose: () => void;
}

/** The tree of places, one level at a time, with a search over all of it. */
export function PlaceSheet({ load, onChoose, onClose }: PlaceSheetProps) {
  const words = useWords();
  const [trail, setTrail] = useState<LocationSummary[]>([]);
  const [typed, setTyped] = useState('');
  const search = useDelayed(typed.trim());
  const here = trail[trail.length - 1];
  const places = useLoaded(search ? `search ${search}` : `below ${here?.id ?? 'root'}`, () => load(search ? { search } : here ? { parentId: here.id } : {}));
  const choices = places.value ?? [];

  const enter = (place: LocationSummary): void => {
    setTyped('');
    setTrail([...trail, place]);
  };
  return (
    <Sheet title={words.report.choosePlace} onClose={onClose} foot={here && !search && <Button wide onClick={() => onChoose(here)}>{words.report.choosePlaceHere(here.name)}</Button>}>
      <TextField id="place-search" value={typed} onChange={setTyped} placeholder={words.report.searchPlaces} longest={50} />
      {!search && trail.length > 0 && (
        <View className={styles.trail}>
          <Text className={styles.crumb} onClick={() => setTrail([])}>{words.report.allPlaces}</Text>
          {trail.map((place, index) => <Text key={place.id} className={styles.crumb} onClick={() => setTrail(trail.slice(0, index + 1))}>{`› ${place.name}`}</Text>)}
        </View>
      )}
      {places.error ? <Failure error={places.error} onRetry={() => void places.reload()} /> : null}
      {!places.value && places.loading && <Skeleton cards={2} />}
      {places.value && choices.length === 0 && <Text className={styles.none}>{search ? words.staff.noPlaces : words.report.noPlaces}</Text>}
      {choices.map((place) => (
        <View key={place.id} className={styles.place} hoverClass={styles.pressed} role="button" onClick={() => (search ? onChoose(place) : enter(place))}>
          <View className={styles.body}>
            <Text>{place.name}</Text>
            {search && <Text className={styles.path}>{placeText(place.path)}</Text>}
          </View>
          {!search && <Icon name="right" className={styles.more} />}
        </View>
      ))}
    </Sheet>
  );
}
