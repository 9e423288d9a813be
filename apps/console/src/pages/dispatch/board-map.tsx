import { CompressOutlined } from '@ant-design/icons';
import type { BoardTicket, CoordinateSystem, EngineerSummary, Recommendations } from '@scanfix/shared-types';
import { Button } from 'antd';
import { memo, useMemo, useState } from 'react';
import { MapMarker } from '../../components/map/map-marker';
import { MapLine } from '../../components/map/map-shapes';
import { MapView, useGround, useZoom } from '../../components/map/map-view';
import { PlaceNames } from '../../components/map/place-names';
import { toMap, type MapPoint } from '../../components/map/places';
import { useWords } from '../../i18n';
import styles from './board-map.module.css';
import { EngineerMark } from './engineer-mark';
import { groupByPlace, type PlaceGroup } from './group-by-place';
import { TicketMark } from './ticket-mark';

export interface BoardMapProps {
  tickets: BoardTicket[];
  engineers: EngineerSummary[];
  /** The ticket somebody points at or has chosen, and who is recommended for it. */
  focused: BoardTicket | null;
  recommendations: Recommendations | undefined;
  chosenId: number | null;
  onChoose: (ticket: BoardTicket) => void;
  onPoint: (ticketId: number | null) => void;
  onSendTicket: ((ticket: BoardTicket) => void) | undefined;
  onSendTo: ((engineerId: number) => void) | undefined;
}

/** Room on the screen: a pill with a word, and a card with a name. */
const ticketRoom = { width: 62, height: 30 };
const engineerRoom = { width: 72, height: 38 };
const linesShown = 4;

/** Tickets above their places and engineers below theirs, so that neither covers the other. */
export const BoardMap = memo(function BoardMap(props: BoardMapProps) {
  const words = useWords();
  const [fitAgain, setFitAgain] = useState(0);
  const { tickets, engineers } = props;
  const fit = (system: CoordinateSystem): MapPoint[] => [...tickets.map((ticket) => placeOfTicket(ticket, system)), ...engineers.map((engineer) => placeOfEngineer(engineer, system))].filter((place) => place !== null);
  return (
    <div className={styles.frame}>
      <MapView fit={fit} fitAgain={fitAgain} label={words.dispatch.mapLabel}>
        <PlaceNames />
        <Lines focused={props.focused} recommendations={props.recommendations} />
        <Engineers {...props} />
        <Tickets {...props} />
      </MapView>
      <Button className={styles.fit ?? ''} icon={<CompressOutlined />} title={words.map.fit} aria-label={words.map.fit} onClick={() => setFitAgain(fitAgain + 1)} />
    </div>
  );
});

function placeOfTicket({ coordinates }: BoardTicket, system: CoordinateSystem): MapPoint | null {
  return coordinates ? toMap(coordinates, system) : null;
}

/** Where somebody is, or else where the day starts. */
export function placeOfEngineer({ position, base }: EngineerSummary, system: CoordinateSystem): MapPoint | null {
  const known = position?.coordinates ?? base;
  return known ? toMap(known, system) : null;
}

function Tickets({ tickets, chosenId, focused, onChoose, onPoint, onSendTicket }: BoardMapProps) {
  const groups = usePlaceGroups(tickets, placeOfTicket, ticketRoom);
  return groups.map(({ group, at }) => (
    <MapMarker key={group.leader.id} at={at} anchor="above" level={group.members.some(({ id }) => id === focused?.id) ? 3 : 2}>
      <TicketMark tickets={group.members} chosenId={chosenId} focusedId={focused?.id ?? null} onChoose={onChoose} onPoint={onPoint} onSend={onSendTicket} />
    </MapMarker>
  ));
}

function Engineers({ engineers, onSendTo }: BoardMapProps) {
  const groups = usePlaceGroups(engineers, placeOfEngineer, engineerRoom);
  return groups.map(({ group, at }) => (
    <MapMarker key={group.leader.id} at={at} anchor="below" level={1}>
      <EngineerMark engineers={group.members} onSend={onSendTo} />
    </MapMarker>
  ));
}

function usePlaceGroups<Item extends { id: number }>(items: Item[], placeOf: (item: Item, system: CoordinateSystem) => MapPoint | null, room: { width: number; height: number }): { group: PlaceGroup<Item>; at: MapPoint }[] {
  const { map, system } = useGround();
  const zoom = useZoom();
  return useMemo(() => {
    const places = new Map(items.flatMap((item) => {
      const place = placeOf(item, system);
      return place ? [[item, place] as const] : [];
    }));
    const at = (item: Item): MapPoint => places.get(item) as MapPoint;
    return groupByPlace([...places.keys()], (item) => map.project(at(item), zoom), room).map((group) => ({ group, at: at(group.leader) }));
  }, [items, map, system, zoom, placeOf, room]);
}

/** From the ticket to those who suit it best, each with the match and the minutes. */
function Lines({ focused, recommendations }: Pick<BoardMapProps, 'focused' | 'recommendations'>) {
  const words = useWords();
  const { system } = useGround();
  if (!focused?.coordinates || recommendations?.ticketId !== focused.id) return null;
  const from = toMap(focused.coordinates, system);
  const best = recommendations.items.filter(({ eligible }) => eligible).slice(0, linesShown);
  return best.map(({ engineer, percent, travelMinutes }, index) => {
    const to = placeOfEngineer(engineer, system);
    if (!to) return null;
    const middle: MapPoint = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
    return (
      <span key={engineer.id}>
        <MapLine from={from} to={to} className={(index === 0 ? styles.bestLine : styles.line) ?? ''} />
        <MapMarker at={middle} level={4}>
          <span className={`${styles.lineLabel} ${index === 0 ? styles.bestLabel : ''}`} data-testid="recommendation-line" data-engineer={engineer.id}>
            {words.dispatch.lineLabel(Math.round(percent), travelMinutes === null ? null : Math.round(travelMinutes))}
          </span>
        </MapMarker>
      </span>
    );
  });
}
