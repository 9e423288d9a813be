const browsers: [RegExp, string][] = [[/MicroMessenger/, 'WeChat'], [/Edg\//, 'Edge'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']];
const systems: [RegExp, string][] = [[/iPhone|iPad/, 'iOS'], [/Android/, 'Android'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/Linux/, 'Linux']];

/** `Chrome · macOS`: enough to recognise one's own device. Null when the text says nothing known. */
export function deviceName(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const find = (list: [RegExp, string][]): string | undefined => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [find(browsers), find(systems)].filter(Boolean).join(' · ') || null;
}
