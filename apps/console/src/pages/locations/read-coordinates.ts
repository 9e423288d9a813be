/**
 * `30.2084, 120.2120` as map pages copy it, latitude first. Some (Amap) copy the longitude first: a first number beyond 90
 * can only be one. Null when the text is something else.
 */
export function readCoordinates(text: string): { latitude: number; longitude: number } | null {
  const match = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const [latitude, longitude] = Math.abs(first) > 90 ? [second, first] : [first, second];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
