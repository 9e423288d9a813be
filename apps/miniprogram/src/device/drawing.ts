/** What both kinds of canvas can do, as far as strokes need it. */
export interface Pen {
  lineWidth: number;
  lineCap: 'butt' | 'round' | 'square';
  lineJoin: 'bevel' | 'round' | 'miter';
  strokeStyle: unknown;
  fillStyle: unknown;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(controlX: number, controlY: number, x: number, y: number): void;
  stroke(): void;
  fillRect(x: number, y: number, width: number, height: number): void;
}

export type Point = [x: number, y: number];
export type Stroke = Point[];
export interface Size {
  width: number;
  height: number;
}

const ink = '#14211f';
const paper = '#ffffff';
const nib = 3.2;
const margin = 12;
/** Pixels of the picture for each pixel of the screen; never wider than what a report prints. */
const enlarge = 2;
const widestPicture = 1_400;

/** Through the middles between the points: a hand has no corners. */
export function drawStroke(pen: Pen, stroke: Stroke): void {
  const [first] = stroke;
  if (!first) return;
  pen.beginPath();
  pen.moveTo(...first);
  // A dot is a line of no length, which not every canvas draws.
  if (stroke.length === 1) pen.lineTo(first[0] + 0.1, first[1]);
  for (let index = 1; index < stroke.length; index += 1) {
    const [x, y] = stroke[index] ?? first;
    const [nextX, nextY] = stroke[index + 1] ?? [x, y];
    pen.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2);
  }
  pen.stroke();
}

export function prepare(pen: Pen, scale: number): void {
  pen.lineWidth = nib * scale;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.strokeStyle = ink;
}

/** How far the pen travelled, in pixels of the screen: a slip of the finger is no signature. */
export function inkLength(strokes: Stroke[]): number {
  return strokes.reduce((total, stroke) => total + stroke.slice(1).reduce((sum, [x, y], index) => {
    const [fromX, fromY] = stroke[index] ?? [x, y];
    return sum + Math.hypot(x - fromX, y - fromY);
  }, 0), 0);
}

/** On a phone held upright one signs along its long side: the picture is turned so that it reads from left to right. */
export function upright(strokes: Stroke[], surface: Size): Stroke[] {
  if (surface.width >= surface.height) return strokes;
  return strokes.map((stroke) => stroke.map(([x, y]): Point => [y, surface.width - x]));
}

export interface Picture extends Size {
  paint: (pen: Pen) => void;
}

/** The strokes as a picture of their own: upright, cut to what was drawn, dark on white. */
export function pictureOf(strokes: Stroke[], surface: Size): Picture {
  const turned = upright(strokes, surface);
  const xs = turned.flatMap((stroke) => stroke.map(([x]) => x));
  const ys = turned.flatMap((stroke) => stroke.map(([, y]) => y));
  const left = Math.min(...xs) - margin;
  const top = Math.min(...ys) - margin;
  const width = Math.max(...xs) - left + margin;
  const height = Math.max(...ys) - top + margin;
  const scale = Math.min(enlarge, widestPicture / width);
  return {
    width: Math.ceil(width * scale),
    height: Math.ceil(height * scale),
    paint: (pen) => {
      pen.fillStyle = paper;
      pen.fillRect(0, 0, Math.ceil(width * scale), Math.ceil(height * scale));
      prepare(pen, scale);
      turned.forEach((stroke) => drawStroke(pen, stroke.map(([x, y]): Point => [(x - left) * scale, (y - top) * scale])));
    },
  };
}
