import { describe, expect, it } from '@jest/globals';
import { colours, type Mode } from './theme';

type Colour = keyof (typeof colours)['light'];

const pairs: [text: Colour, background: Colour][] = [
  ['text', 'page'], ['text', 'surface'], ['text', 'sunken'], ['muted', 'page'], ['muted', 'surface'], ['muted', 'sunken'], ['brandText', 'surface'], ['brandText', 'page'],
  ['brandText', 'brandSoft'], ['text', 'brandSoft'], ['muted', 'brandSoft'], ['onBrand', 'brand'], ['danger', 'dangerSoft'], ['danger', 'surface'], ['warning', 'warningSoft'], ['success', 'successSoft'],
  ['info', 'infoSoft'], ['neutral', 'neutralSoft'], ['note', 'noteSoft'],
];

describe('colours', () => {
  it.each(['light', 'dark'] as Mode[])('are readable in %s mode: at least 4.5 to 1', (mode) => {
    const dull = pairs.map(([text, background]) => [text, background, contrast(colours[mode][text], colours[mode][background])] as const).filter(([, , ratio]) => ratio < 4.5);
    expect(dull).toEqual([]);
  });

  it('name the same tokens in both modes', () => {
    expect(Object.keys(colours.dark)).toEqual(Object.keys(colours.light));
  });
});

/** WCAG 2.2, relative luminance. */
function contrast(a: string, b: string): number {
  const [bright, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
