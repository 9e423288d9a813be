import { describe, expect, it } from '@jest/globals';
import { labelLayouts, type LabelLayout } from '@scanfix/shared-types';
import { designLabel, millimetresPerPoint } from './label-design.js';
import { leading } from '../../platform/printing/text-lines.js';

const layouts = Object.keys(labelLayouts) as LabelLayout[];
/** A code of version 5 with its quiet zone: enough for an address of 58 characters at quality Q. */
const modules = 37 + 8;

describe.each(layouts)('on %s', (layout) => {
  const { label: [width, height], page, columns, rows, left, top, gapX, gapY } = labelLayouts[layout];
  const design = designLabel(width, height);

  it('the labels fit on the page', () => {
    expect(left + columns * width + (columns - 1) * gapX).toBeLessThanOrEqual(page[0] + 0.01);
    expect(top + rows * height + (rows - 1) * gapY).toBeLessThanOrEqual(page[1] + 0.01);
  });

  it('every part stays on the label', () => {
    const { code, caption, text } = design;
    expect(Math.min(code.x, code.y, caption.x, text.x, text.y)).toBeGreaterThanOrEqual(1);
    expect(Math.max(code.x + code.size, caption.x + caption.width, text.x + text.width)).toBeLessThanOrEqual(width - 1);
    expect(text.y + text.height).toBeLessThanOrEqual(height - 1);
    expect(caption.y + caption.size * millimetresPerPoint * leading).toBeLessThanOrEqual(height);
  });

  it('the code is large enough for a phone at arm\'s length', () => {
    expect(design.code.size / modules).toBeGreaterThanOrEqual(0.4);
  });

  it('name, place, code and organization fit below each other, one line each', () => {
    const lines = [design.name, design.place, design.digits, design.organization];
    expect(lines.reduce((sum, { size }) => sum + size * millimetresPerPoint * leading, 0)).toBeLessThanOrEqual(design.text.height);
  });

  it('no type is smaller than five points', () => {
    expect(Math.min(design.name.size, design.place.size, design.digits.size, design.organization.size, design.caption.size)).toBeGreaterThanOrEqual(5);
  });

  it('the text does not touch the code', () => {
    const beside = design.text.x >= design.code.x + design.code.size;
    const beneath = design.text.y >= design.code.y + design.code.size;
    expect(beside || beneath).toBe(true);
  });
});
