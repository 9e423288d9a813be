import { LocateFixed, Minus, Plus } from 'lucide-react';
import { useEffect, useRef, useState, type PointerEvent, type RefObject } from 'react';
import type { Place } from '../../contract.js';
import type { Position } from '../device/phone-settings.js';
import { useText } from '../i18n/text-context.js';

type Point = Pick<Place, 'latitude' | 'longitude'>;

const height = 230;
/** Metres a pixel of the drawing is worth. */
const scales = [1, 2, 5, 10, 25, 60, 150];
const metresPerDegree = 111_320;
/** Below this many pixels a movement is a tap. */
const dragThreshold = 5;

interface PlaceMapProps {
  places: Place[];
  position: Position;
  onMove: (point: Point) => void;
}

/** Distances without streets: no map service is needed, and distances are what the rules ask for. */
export function PlaceMap({ places, position, onMove }: PlaceMapProps) {
  const { panel } = useText();
  const [centre, setCentre] = useState<Point>(position);
  const [zoom, setZoom] = useState(2);
  const { drawing, width } = useWidth();
  const drag = useRef<{ x: number; y: number; centre: Point; moved: boolean } | null>(null);
  const scale = scales[zoom] ?? 5;
  const { latitude, longitude } = position;
  useEffect(() => setCentre({ latitude, longitude }), [latitude, longitude]);

  const project = (point: Point): { x: number; y: number } => ({
    x: width / 2 + ((point.longitude - centre.longitude) * metresPerDegree * Math.cos((centre.latitude * Math.PI) / 180)) / scale,
    y: height / 2 - ((point.latitude - centre.latitude) * metresPerDegree) / scale,
  });
  const away = (from: Point, x: number, y: number): Point => ({
    latitude: sixDecimals(from.latitude - (y * scale) / metresPerDegree),
    longitude: sixDecimals(from.longitude + (x * scale) / (metresPerDegree * Math.cos((from.latitude * Math.PI) / 180))),
  });
  const pixels = (event: PointerEvent<SVGSVGElement>): { x: number; y: number } => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: ((event.clientX - box.left) / box.width) * width, y: ((event.clientY - box.top) / box.height) * height };
  };

  const down = (event: PointerEvent<SVGSVGElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { ...pixels(event), centre, moved: false };
  };
  const moveMap = (event: PointerEvent<SVGSVGElement>): void => {
    if (!drag.current) return;
    const { x, y } = pixels(event);
    const [right, below] = [x - drag.current.x, y - drag.current.y];
    if (Math.hypot(right, below) > dragThreshold) drag.current.moved = true;
    if (drag.current.moved) setCentre(away(drag.current.centre, -right, -below));
  };
  const up = (event: PointerEvent<SVGSVGElement>): void => {
    const { x, y } = pixels(event);
    if (drag.current && !drag.current.moved) onMove(away(centre, x - width / 2, y - height / 2));
    drag.current = null;
  };

  const here = project(position);
  const barMetres = niceLength(scale * 80);
  return (
    <div className="map">
      <svg
        ref={drawing}
        viewBox={`0 0 ${width} ${height}`}
        onPointerDown={down}
        onPointerMove={moveMap}
        onPointerUp={up}
        onPointerCancel={() => (drag.current = null)}
        role="img"
        aria-label={panel.mapHint}
        data-testid="map"
      >
        <MapGrid centre={centre} scale={scale} width={width} />
        <circle cx={here.x} cy={here.y} r={Math.max(position.accuracy / scale, 9)} className="map__accuracy" />
        {places.map((place) => {
          const { x, y } = project(place);
          return (
            <g key={place.name} className="map__place" transform={`translate(${x} ${y})`}>
              <path d="M0 0c-5-7-8-10-8-14a8 8 0 0 1 16 0c0 4-3 7-8 14z" />
              <circle cy="-14" r="3" />
              <text y="21">{place.name}</text>
            </g>
          );
        })}
        <circle cx={here.x} cy={here.y} r="6" className="map__here" data-testid="map-here" />
        <g className="map__bar" transform={`translate(12 ${height - 12})`}>
          <path d={`M0 -5v5h${barMetres / scale}v-5`} />
          <text x={barMetres / scale + 6}>{barMetres >= 1_000 ? `${barMetres / 1_000} km` : `${barMetres} m`}</text>
        </g>
      </svg>
      <div className="map__buttons">
        <button onClick={() => setZoom(Math.max(zoom - 1, 0))} disabled={zoom === 0} aria-label={panel.zoomIn}>
          <Plus size={18} />
        </button>
        <button onClick={() => setZoom(Math.min(zoom + 1, scales.length - 1))} disabled={zoom === scales.length - 1} aria-label={panel.zoomOut}>
          <Minus size={18} />
        </button>
        <button onClick={() => setCentre(position)} aria-label={panel.recentre}>
          <LocateFixed size={18} />
        </button>
      </div>
      <p className="hint">{panel.mapHint}</p>
    </div>
  );
}

/** One unit of the drawing is one pixel, so that names are readable on every screen. */
function useWidth(): { drawing: RefObject<SVGSVGElement>; width: number } {
  const drawing = useRef<SVGSVGElement>(null);
  const [width, setWidth] = useState(480);
  useEffect(() => {
    if (!drawing.current) return undefined;
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    observer.observe(drawing.current);
    return () => observer.disconnect();
  }, []);
  return { drawing, width };
}

/** Lines that stay on the ground while the map is dragged. */
function MapGrid({ centre, scale, width }: { centre: Point; scale: number; width: number }) {
  const step = niceLength(scale * 45) / scale;
  const offset = (metres: number): number => ((((-metres / scale) % step) + step) % step);
  const left = offset((centre.longitude * metresPerDegree * Math.cos((centre.latitude * Math.PI) / 180)) % (step * scale)) + ((width / 2) % step);
  const top = step - offset((centre.latitude * metresPerDegree) % (step * scale)) + ((height / 2) % step);
  const columns = Array.from({ length: Math.ceil(width / step) + 2 }, (_, index) => left + (index - 1) * step);
  const rows = Array.from({ length: Math.ceil(height / step) + 2 }, (_, index) => top + (index - 2) * step);
  return <path className="map__grid" d={[...columns.map((x) => `M${x} 0V${height}`), ...rows.map((y) => `M0 ${y}H${width}`)].join('')} />;
}

/** A tenth of a metre: what phones give. */
function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** The longest of 1, 2, 5 × 10ⁿ that is not longer. */
function niceLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return power * ([5, 2, 1].find((factor) => factor * power <= metres) ?? 1);
}
