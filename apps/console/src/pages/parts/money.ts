/** Typed yuan, at most two decimals → integer fen; 0.29 × 100 is not 29 for a computer. */
export function fenOf(yuan: number): number {
  return Math.round(yuan * 100);
}

export function yuanOf(fen: number): number {
  return fen / 100;
}
