/**
 * What is asked for on every request and changes rarely, kept for some seconds. The process that changes it clears it; others see the
 * change when the entry's life ends.
 */
export class ShortCache<Value, Key extends string | number = string> {
  private readonly entries = new Map<Key, { until: number; value: Value }>();

  /** @param life milliseconds @param size entries; when there would be more, all go */
  constructor(
    private readonly life: number,
    private readonly size: number,
  ) {}

  get(key: Key): Value | undefined {
    const entry = this.entries.get(key);
    return entry && entry.until > Date.now() ? entry.value : undefined;
  }

  set(key: Key, value: Value): void {
    if (this.entries.size >= this.size) this.entries.clear();
    this.entries.set(key, { until: Date.now() + this.life, value });
  }

  delete(key: Key): void {
    this.entries.delete(key);
  }

  clear(): void {
    this.entries.clear();
  }
}
