import { AimOutlined, DeleteOutlined, EditOutlined, HomeFilled, PlusOutlined } from '@ant-design/icons';
import type { CoordinateSystem, EngineerPosition } from '@scanfix/shared-types';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { MapClicks } from '../../components/map/map-clicks';
import { MapMarker } from '../../components/map/map-marker';
import { MapArea, MapLine } from '../../components/map/map-shapes';
import { MapView, useGround } from '../../components/map/map-view';
import { PlaceNames } from '../../components/map/place-names';
import { cornersFromMap, cornersToMap, fromMap, toMap, type MapPoint } from '../../components/map/places';
import { pageStyles } from '../../components/page';
import { useWords } from '../../i18n';
import { CornerMarks } from './corner-marks';
import type { Ground } from './engineer-form';
import styles from './engineers.module.css';

/** What a click on the map means at the moment. */
type Tool = { kind: 'none' } | { kind: 'base' } | { kind: 'edit'; index: number } | { kind: 'draw'; corners: MapPoint[] };

const mostPolygons = 10;
const fewestCorners = 3;
const none: Tool = { kind: 'none' };

/** Areas and the base, drawn on one map. */
export function GroundField({ value = { polygons: [], base: null }, onChange, position, disabled = false }: { value?: Ground; onChange?: (ground: Ground) => void; position: EngineerPosition | null; disabled?: boolean }) {
  const words = useWords();
  const [tool, setTool] = useState<Tool>(none);
  const { polygons, base } = value;
  const change = (part: Partial<Ground>): void => onChange?.({ ...value, ...part });
  const places = (system: CoordinateSystem): MapPoint[] => [...polygons.flatMap(({ points }) => cornersToMap(points, system)), ...[base, position?.coordinates].flatMap((place) => (place ? [toMap(place, system)] : []))] as MapPoint[];
  return (
    <div className={styles.ground}>
      <div className={styles.map}>
        <MapView label={words.engineers.mapLabel} fit={places}>
          <PlaceNames />
          <Drawing ground={value} tool={tool} onTool={setTool} onChange={change} />
          {position ? <Place at={position.coordinates} className={styles.position}><AimOutlined aria-hidden /> {words.engineers.positionAt}</Place> : null}
        </MapView>
      </div>
      <div className={styles.groundList}>
        <Hint tool={tool} />
        {tool.kind === 'draw' ? <DrawTools tool={tool} onTool={setTool} /> : null}
        <ul className={styles.polygons}>
          {polygons.map((polygon, index) => (
            <li key={index} className={styles.polygon}>
              <Input
                size="small"
                disabled={disabled}
                value={polygon.name}
                maxLength={50}
                aria-label={words.engineers.polygonName}
                {...(polygon.name.trim() ? {} : { status: 'error' as const })}
                onChange={({ target }) => change({ polygons: polygons.map((each, other) => (other === index ? { ...each, name: target.value } : each)) })}
              />
              <span className={pageStyles.hint}>{words.engineers.cornerCount(polygon.points.length)}</span>
              {disabled ? null : (
                <>
                  <Button size="small" type={tool.kind === 'edit' && tool.index === index ? 'primary' : 'text'} icon={<EditOutlined />} aria-label={words.engineers.editPolygon(polygon.name)} aria-pressed={tool.kind === 'edit' && tool.index === index} onClick={() => setTool(tool.kind === 'edit' && tool.index === index ? none : { kind: 'edit', index })} />
                  <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={words.engineers.removePolygon(polygon.name)} onClick={() => { setTool(none); change({ polygons: polygons.filter((_each, other) => other !== index) }); }} />
                </>
              )}
            </li>
          ))}
        </ul>
        {disabled || tool.kind === 'draw' || polygons.length >= mostPolygons ? null : <Button size="small" icon={<PlusOutlined />} onClick={() => setTool({ kind: 'draw', corners: [] })}>{words.engineers.drawPolygon}</Button>}
        <div className={styles.baseRow}>
          <b>{words.engineers.base}</b>
          <span className={pageStyles.hint}>{base ? `${base.latitude.toFixed(5)}, ${base.longitude.toFixed(5)} (${base.system})` : words.engineers.noBase}</span>
          {disabled ? null : <Button size="small" type={tool.kind === 'base' ? 'primary' : 'default'} icon={<HomeFilled />} onClick={() => setTool(tool.kind === 'base' ? none : { kind: 'base' })}>{words.engineers.setBase}</Button>}
          {disabled || !base ? null : <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={words.engineers.removeBase} onClick={() => change({ base: null })} />}
        </div>
        <p className={pageStyles.hint}>{words.engineers.baseHint}</p>
      </div>
    </div>
  );
}

function Hint({ tool }: { tool: Tool }) {
  const words = useWords();
  const text = { none: words.engineers.territoryHint, draw: words.engineers.drawing, edit: words.engineers.cornersHint, base: words.engineers.settingBase }[tool.kind];
  return <p className={tool.kind === 'none' ? pageStyles.hint : styles.toolHint} role="status" style={{ marginTop: 0 }}>{text}</p>;
}

function DrawTools({ tool, onTool }: { tool: Extract<Tool, { kind: 'draw' }>; onTool: (tool: Tool) => void }) {
  const words = useWords();
  return (
    <div className={styles.drawTools}>
      <Button size="small" disabled={tool.corners.length === 0} onClick={() => onTool({ kind: 'draw', corners: tool.corners.slice(0, -1) })}>{words.engineers.undoCorner}</Button>
      <Button size="small" onClick={() => onTool(none)}>{words.engineers.cancelPolygon}</Button>
    </div>
  );
}

function Drawing({ ground, tool, onTool, onChange }: { ground: Ground; tool: Tool; onTool: (tool: Tool) => void; onChange: (part: Partial<Ground>) => void }) {
  const words = useWords();
  const { system } = useGround();
  const [moving, setMoving] = useState<MapPoint[] | null>(null);
  const { polygons, base } = ground;
  const edited = tool.kind === 'edit' ? polygons[tool.index] : undefined;
  const finish = (corners: MapPoint[]): void => {
    onChange({ polygons: [...polygons, { name: words.engineers.newPolygon(polygons.length + 1), points: cornersFromMap(corners, system) }] });
    onTool({ kind: 'edit', index: polygons.length });
  };
  const onClick = (at: MapPoint): void => {
    if (tool.kind === 'base') {
      onChange({ base: fromMap(at, system) });
      onTool(none);
    } else if (tool.kind === 'draw') onTool({ kind: 'draw', corners: [...tool.corners, at] });
  };
  return (
    <>
      {polygons.map(({ points, name }, index) => {
        const corners = (edited && tool.kind === 'edit' && index === tool.index && moving) || cornersToMap(points, system);
        return (
          <span key={index}>
            <MapArea points={corners} className={(polygons[index] === edited ? styles.areaEdited : styles.area) ?? ''} />
            <MapMarker at={centreOf(corners)} level={1}><span className={styles.areaName}>{name}</span></MapMarker>
          </span>
        );
      })}
      {edited && tool.kind === 'edit' ? (
        <CornerMarks points={moving ?? cornersToMap(edited.points, system)} onMoving={setMoving} onChange={(corners) => onChange({ polygons: polygons.map((each, index) => (index === tool.index ? { ...each, points: cornersFromMap(corners, system) } : each)) })} />
      ) : null}
      {tool.kind === 'draw' ? <Unfinished corners={tool.corners} onFinish={finish} /> : null}
      {tool.kind === 'draw' || tool.kind === 'base' ? <MapClicks onClick={onClick} /> : null}
      {base ? <Place at={base} className={styles.base}><HomeFilled aria-hidden /> {words.engineers.base}</Place> : null}
    </>
  );
}

/** The corners so far. The first one, or the button on it, closes the area. */
function Unfinished({ corners, onFinish }: { corners: MapPoint[]; onFinish: (corners: MapPoint[]) => void }) {
  const words = useWords();
  const closes = corners.length >= fewestCorners;
  return (
    <>
      {corners.slice(1).map((corner, index) => <MapLine key={index} from={corners[index] as MapPoint} to={corner} className={styles.edge ?? ''} />)}
      {corners.map((corner, index) => (
        <MapMarker key={index} at={corner} level={3}>
          {index === 0 && closes ? (
            <button type="button" className={styles.finish} onClick={() => onFinish(corners)}>{words.engineers.finishPolygon}</button>
          ) : (
            <span className={styles.corner} />
          )}
        </MapMarker>
      ))}
    </>
  );
}

function Place({ at, className, children }: { at: NonNullable<Ground['base']>; className: string | undefined; children: React.ReactNode }) {
  const { system } = useGround();
  return <MapMarker at={toMap(at, system)} anchor="below" level={2}><span className={`${styles.place} ${className ?? ''}`}>{children}</span></MapMarker>;
}

function centreOf(points: MapPoint[]): MapPoint {
  const sum = points.reduce<MapPoint>((total, [latitude, longitude]) => [total[0] + latitude, total[1] + longitude], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
