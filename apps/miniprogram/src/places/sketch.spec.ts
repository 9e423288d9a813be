import type { Coordinates } from '@scanfix/shared-types';
import { distanceMeters } from './coordinates';
import { sketchOf } from './sketch';

const box = { width: 320, height: 176, room: 40 };
const at = (latitude: number, longitude: number): Coordinates => ({ latitude, longitude, system: 'GCJ-02' });
const device = at(30.25, 120.17);

describe('the sketch of the way', () => {
  it('has both places inside the box, with room around them', () => {
    for (const from of [at(30.26, 120.2), at(30.2, 120.17), at(30.25, 120.1), at(30.27, 120.14)]) {
      const sketch = sketchOf(from, device, box);
      for (const { x, y } of [sketch.from, sketch.to]) {
        expect(x).toBeGreaterThanOrEqual(box.room - 1);
        expect(x).toBeLessThanOrEqual(box.width - box.room + 1);
        expect(y).toBeGreaterThanOrEqual(box.room - 1);
        expect(y).toBeLessThanOrEqual(box.height - box.room + 1);
      }
    }
  });

  it('has north above and east on the right', () => {
    const { from, to } = sketchOf(at(30.26, 120.18), device, box);
    expect(from.y).toBeLessThan(to.y);
    expect(from.x).toBeGreaterThan(to.x);
  });

  it('has rings at round distances that are true to the drawing', () => {
    const from = at(30.26, 120.18);
    const sketch = sketchOf(from, device, box);
    const pixels = Math.hypot(sketch.from.x - sketch.to.x, sketch.from.y - sketch.to.y);
    const [ring] = sketch.rings;
    expect(String(ring?.metres)).toMatch(/^[125]0*$/);
    expect((ring?.radius ?? 0) / (ring?.metres ?? 1)).toBeCloseTo(pixels / distanceMeters(from, device), 3);
  });

  it('names its rings inside the box', () => {
    const labels = sketchOf(at(30.26, 120.18), device, box).rings.flatMap(({ label }) => label ?? []);
    expect(labels.length).toBeGreaterThan(0);
    labels.forEach(({ x, y }) => expect(x > 0 && x < box.width && y > 0 && y < box.height).toBe(true));
  });

  it('draws who has arrived as near, not as far away', () => {
    const { from, to } = sketchOf(at(30.25001, 120.17), device, box);
    expect(Math.hypot(from.x - to.x, from.y - to.y)).toBeLessThan(8);
    expect(sketchOf(device, device, box).rings.length).toBeGreaterThan(0);
  });
});
