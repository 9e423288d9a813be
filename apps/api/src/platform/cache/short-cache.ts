/**
 * What is asked for on every request and changes rarely, kept for some seconds. The process that changes it clears it; others see the
 * change when the entry's life ends.
 */
export class ShortCache<Value> {
  private readonly entries = new Map<string, { until: number; value: Value }>();

  /** @param life milliseconds @param size entries; when there would be more, all go */
  constructor(
    private readonly life: number,
    private readonly size: number,
  ) {}

  get(key: string): Value | undefined {
    const entry = this.entries.get(key);
    return entry && entry.until > Date.now() ? entry.value : undefined;
  }

  set(key: string, value: Value): void {
    if (this.entries.size >= this.size) this.entries.clear();
    this.entries.set(key, { until: Date.now() + this.life, value });
  }

  clear(): void {
    this.entries.clear();
  }
}
