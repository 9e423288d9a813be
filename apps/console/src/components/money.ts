/** Integer fen → `¥1,280.50`. */
export function moneyText(fen: number): string {
  const yuan = Math.floor(Math.abs(fen) / 100).toString().replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}¥${yuan}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}

/** Typed yuan, at most two decimals → integer fen; 0.29 × 100 is not 29 for a computer. */
export function fenOf(yuan: number): number {
  return Math.round(yuan * 100);
}

export function yuanOf(fen: number): number {
  return fen / 100;
}
