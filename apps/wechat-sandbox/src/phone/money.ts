/** Fen as people read them: ¥1,280.50. */
export function money(fen: number): string {
  const [whole = '0', decimals = '00'] = (Math.abs(fen) / 100).toFixed(2).split('.');
  return `${fen < 0 ? '-' : ''}¥${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`;
}

/** What somebody typed, as fen; null where it is no amount of money. */
export function fenOf(text: string): number | null {
  const [, whole, decimals = ''] = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(text.trim()) ?? [];
  return whole === undefined ? null : Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}
