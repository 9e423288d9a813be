import { leading } from '../../platform/printing/text-lines.js';

/** Where things stand on a label. Millimetres, from the label's top left corner; type sizes in points. Pure. */
export interface LabelDesign {
  /** The square of the code with its quiet zone. */
  code: Box & { size: number };
  /** Beneath the code: what to do with it. */
  caption: TextBox;
  /** The column for name, place, code and organization. */
  text: Box & { width: number; height: number };
  name: TextStyle;
  place: TextStyle;
  digits: TextStyle;
  organization: TextStyle;
  align: 'left' | 'center';
  /** English under the Chinese caption where there is room. */
  bilingual: boolean;
}

interface Box {
  x: number;
  y: number;
}

interface TextBox extends Box {
  width: number;
  size: number;
}

interface TextStyle {
  size: number;
  lines: number;
}

/** Printers miss about 3 mm at the edge of the paper; the quiet zone of the code needs less, since it is white anyway. */
const edge = 2.5;
const codeEdge = 1;
/** Below this nobody reads it. */
const smallest = 5;
export const millimetresPerPoint = 25.4 / 72;

export function designLabel(width: number, height: number): LabelDesign {
  return width >= height * 1.2 ? beside(width, height) : beneath(width, height);
}

/** Code left, text right. */
function beside(width: number, height: number): LabelDesign {
  const scale = height / 37;
  const bilingual = height >= 35;
  const captionSize = points(7.5, scale);
  const captionHeight = captionSize * millimetresPerPoint * leading * (bilingual ? 1.8 : 1);
  const size = Math.min(height - 2 * codeEdge - captionHeight, width * 0.44);
  const top = Math.max(codeEdge, (height - size - captionHeight) / 2);
  const left = codeEdge + size + 0.5;
  return {
    code: { x: codeEdge, y: top, size },
    caption: { x: codeEdge, y: top + size - size * 0.04, width: size, size: captionSize },
    text: { x: left, y: edge, width: width - left - edge, height: height - 2 * edge },
    name: { size: points(11, scale), lines: 3 },
    place: { size: points(8, scale), lines: 2 },
    digits: { size: points(8.5, scale), lines: 1 },
    organization: { size: points(7.5, scale), lines: 2 },
    align: 'left',
    bilingual,
  };
}

/** Code on top, text beneath. */
function beneath(width: number, height: number): LabelDesign {
  const scale = Math.min(width / 60, height / 62);
  const bilingual = height >= 60;
  const captionSize = points(9, scale);
  const captionHeight = captionSize * millimetresPerPoint * leading * (bilingual ? 1.8 : 1);
  const size = Math.min(width * 0.62, height * (bilingual ? 0.52 : 0.5));
  const under = codeEdge + size + captionHeight + 0.5;
  return {
    code: { x: (width - size) / 2, y: codeEdge, size },
    caption: { x: edge, y: codeEdge + size - size * 0.04, width: width - 2 * edge, size: captionSize },
    text: { x: edge, y: under, width: width - 2 * edge, height: height - under - edge * 0.8 },
    name: { size: points(11.5, scale), lines: 3 },
    place: { size: points(8.5, scale), lines: bilingual ? 2 : 1 },
    digits: { size: points(8.5, scale), lines: 1 },
    organization: { size: points(8, scale), lines: 1 },
    align: 'center',
    bilingual,
  };
}

function points(size: number, scale: number): number {
  return Math.max(smallest, Math.round(size * scale * 4) / 4);
}
