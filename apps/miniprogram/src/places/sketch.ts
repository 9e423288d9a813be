import type { Coordinates } from '@scanfix/shared-types';

export interface Point {
  x: number;
  y: number;
}
export interface Sketch {
  from: Point;
  to: Point;
  /** Around `to`: how far each is, its radius in the drawing, and where that can be written; null where there is no room. */
  rings: { metres: number; radius: number; label: Point | null }[];
}

const metresPerDegree = 111_195;
/** Nearer than this the two would be blown up into a journey. */
const smallestMetres = 60;
const ringSpacing = 64;
const mostRings = 6;
/** The drawing's sides are cut off on narrow phones. */
const labelRoom = { x: 52, y: 12 };

/** 1, 2 or 5 with noughts: the next such number. */
function roundUp(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres));
  return power * ([1, 2, 5].find((step) => step * power >= metres) ?? 10);
}

/** The point of a ring where its distance can be read, preferably where nobody comes from. */
function labelOf(to: Point, from: Point, radius: number, box: { width: number; height: number }): Point | null {
  const sides = [{ x: -1, y: 0 }, { x: 1, y: 0 }, { x: 0, y: 1 }, { x: 0, y: -1 }];
  const towards = (side: Point): number => side.x * (from.x - to.x) + side.y * (from.y - to.y);
  const inside = ({ x, y }: Point): boolean => x > labelRoom.x && x < box.width - labelRoom.x && y > labelRoom.y && y < box.height - labelRoom.y;
  const points = [...sides].sort((one, other) => towards(one) - towards(other)).map(({ x, y }) => ({ x: to.x + x * radius, y: to.y + y * radius }));
  return points.find(inside) ?? null;
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
  const there = { x: middle.x + half.x, y: middle.y + half.y };
  const here = { x: middle.x - half.x, y: middle.y - half.y };
  const rings = Array.from({ length: count }, (_none, index) => {
    const metres = step * (index + 1);
    return { metres, radius: metres * scale, label: labelOf(there, here, metres * scale, box) };
  });
  return { from: here, to: there, rings };
}
