import type { Coordinates } from '@scanfix/shared-types';

export interface Point {
  x: number;
  y: number;
}
export interface Sketch {
  from: Point;
  to: Point;
  /** Around `to`: how far each is, and its radius in the drawing. */
  rings: { metres: number; radius: number }[];
}

const metresPerDegree = 111_195;
/** Nearer than this the two would be blown up into a journey. */
const smallestMetres = 60;
const ringSpacing = 64;
const mostRings = 6;

/** 1, 2 or 5 with noughts: the next such number. */
function roundUp(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return power * ([1, 2, 5].find((step) => step * power >= metres) ?? 10);
}

/** Two places in one system of coordinates, north up, fitted into a box with room around them. */
export function sketchOf(from: Coordinates, to: Coordinates, box: { width: number; height: number; room: number }): Sketch {
  const east = (to.longitude - from.longitude) * metresPerDegree * Math.cos((to.latitude * Math.PI) / 180);
  const south = (from.latitude - to.latitude) * metresPerDegree;
  const scale = Math.min((box.width - 2 * box.room) / Math.max(Math.abs(east), smallestMetres), (box.height - 2 * box.room) / Math.max(Math.abs(south), smallestMetres));
  const middle = { x: box.width / 2, y: box.height / 2 };
  const half = { x: (east * scale) / 2, y: (south * scale) / 2 };
  const step = roundUp(ringSpacing / scale);
  const count = Math.min(mostRings, Math.ceil(Math.hypot(box.width, box.height) / (step * scale)));
  return {
    from: { x: middle.x - half.x, y: middle.y - half.y },
    to: { x: middle.x + half.x, y: middle.y + half.y },
    rings: Array.from({ length: count }, (_none, index) => ({ metres: step * (index + 1), radius: step * (index + 1) * scale })),
  };
}
