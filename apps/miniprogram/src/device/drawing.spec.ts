import { drawStroke, inkLength, pictureOf, upright, type Pen, type Stroke } from './drawing';

function recordingPen(): Pen & { calls: string[] } {
  const calls: string[] = [];
  return {
    calls, lineWidth: 0, lineCap: 'butt', lineJoin: 'miter', strokeStyle: '', fillStyle: '',
    beginPath: () => calls.push('begin'), moveTo: (x, y) => calls.push(`move ${x} ${y}`), lineTo: (x, y) => calls.push(`line ${x} ${y}`),
    quadraticCurveTo: (_cx, _cy, x, y) => calls.push(`curve ${x} ${y}`), stroke: () => calls.push('stroke'), fillRect: (x, y, width, height) => calls.push(`fill ${x} ${y} ${width} ${height}`),
  };
}

const long: Stroke = [[0, 0], [30, 40]];

describe('a drawn name', () => {
  it('is as long as the way of the pen, without the jumps between strokes', () => {
    expect(inkLength([long, [[500, 500]]])).toBe(50);
    expect(inkLength([])).toBe(0);
  });

  it('is turned on a phone held upright, so that it reads from left to right', () => {
    const signedDownwards: Stroke = [[190, 10], [190, 300]];
    expect(upright([signedDownwards], { width: 200, height: 400 })).toEqual([[[10, 10], [300, 10]]]);
  });

  it('stays as it is on a surface that is wide', () => {
    expect(upright([long], { width: 400, height: 200 })).toEqual([long]);
  });

  it('becomes a picture cut to the ink, white below', () => {
    const picture = pictureOf([[[100, 100], [200, 140]]], { width: 600, height: 300 });
    expect(picture).toMatchObject({ width: (100 + 24) * 2, height: (40 + 24) * 2 });
    const pen = recordingPen();
    picture.paint(pen);
    expect(pen.calls[0]).toBe('fill 0 0 248 128');
    expect(pen.calls).toContain('move 24 24');
  });

  it('never becomes wider than a report can print', () => {
    expect(pictureOf([[[0, 0], [3_000, 100]]], { width: 3_100, height: 400 }).width).toBeLessThanOrEqual(1_400);
  });

  it('keeps the dot on the i', () => {
    const pen = recordingPen();
    drawStroke(pen, [[5, 6]]);
    expect(pen.calls).toEqual(['begin', 'move 5 6', 'line 5.1 6', 'stroke']);
  });
});
