import { appendFileSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

type Line = [table: string, key: string, value: unknown];

/**
 * Tables in memory, every change one line at the end of a file: thousands of orders cost no more per change than the first.
 * A value that is put is never changed afterwards; a new one takes its place.
 */
export class Journal {
  private readonly tables = new Map<string, Map<string, unknown>>();
  private open: number | null = null;

  constructor(private readonly file: string | null) {
    if (!file || !existsSync(file)) return;
    const lines = this.replay(readFileSync(file, 'utf8'));
    const kept = [...this.tables.values()].reduce((sum, table) => sum + table.size, 0);
    if (lines > 2 * kept + 1_000) this.rewrite();
  }

  table<Value>(name: string): Table<Value> {
    return new Table<Value>(this.rows(name) as Map<string, Value>, (key, value) => this.write([name, key, value]));
  }

  close(): void {
    if (this.open !== null) closeSync(this.open);
    this.open = null;
  }

  private rows(name: string): Map<string, unknown> {
    const rows = this.tables.get(name) ?? new Map<string, unknown>();
    this.tables.set(name, rows);
    return rows;
  }

  /** How many lines there are. The last one may be torn by a crash: what it said was never answered to anybody. */
  private replay(text: string): number {
    const lines = text.split('\n').slice(0, -1);
    for (const line of lines) {
      const [table, key, value] = this.parse(line);
      if (value === null) this.rows(table).delete(key);
      else this.rows(table).set(key, value);
    }
    // The next line must not be glued to the torn one.
    if (!text.endsWith('\n') && text !== '') this.rewrite();
    return lines.length;
  }

  private parse(line: string): Line {
    try {
      return JSON.parse(line) as Line;
    } catch (error) {
      throw new Error(`${this.file} cannot be read as the sandbox's payments: ${String(error)}. Delete it to begin anew.`, { cause: error });
    }
  }

  private rewrite(): void {
    if (!this.file) return;
    const lines = [...this.tables].flatMap(([name, rows]) => [...rows].map(([key, value]) => `${JSON.stringify([name, key, value])}\n`));
    writeFileSync(`${this.file}.new`, lines.join(''), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }

  private write(line: Line): void {
    if (!this.file) return;
    if (this.open === null) {
      mkdirSync(dirname(this.file), { recursive: true });
      this.open = openSync(this.file, 'a', 0o600);
    }
    appendFileSync(this.open, `${JSON.stringify(line)}\n`);
  }
}

export class Table<Value> {
  constructor(
    private readonly rows: Map<string, Value>,
    private readonly write: (key: string, value: Value | null) => void,
  ) {}

  get size(): number {
    return this.rows.size;
  }

  get(key: string): Value | undefined {
    return this.rows.get(key);
  }

  put(key: string, value: Value): Value {
    this.rows.set(key, value);
    this.write(key, value);
    return value;
  }

  delete(key: string): void {
    if (this.rows.delete(key)) this.write(key, null);
  }

  clear(): void {
    for (const key of [...this.rows.keys()]) this.delete(key);
  }

  /** In the order in which they first came. */
  values(): Value[] {
    return [...this.rows.values()];
  }
}
