import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DemoSticker, Person, Place, SandboxChange, SmsMessage } from './contract.js';

interface Saved {
  people: Person[];
  stickers: DemoSticker[];
  places: Place[];
  sms: SmsMessage[];
}

const keptMessages = 500;

/** What a restart must not lose. Small, so every change writes the whole file. */
export class SandboxState {
  private saved: Saved;
  private readonly changes = new EventEmitter().setMaxListeners(0);

  constructor(private readonly file: string | null) {
    this.saved = { ...empty(), ...read(file) };
  }

  get people(): readonly Person[] {
    return this.saved.people;
  }

  get stickers(): readonly DemoSticker[] {
    return this.saved.stickers;
  }

  get places(): readonly Place[] {
    return this.saved.places;
  }

  person(id: string): Person | undefined {
    return this.saved.people.find((person) => person.id === id);
  }

  replace(part: Partial<Omit<Saved, 'sms'>>): void {
    this.save({ ...this.saved, ...part });
  }

  messages(phone?: string): SmsMessage[] {
    return this.saved.sms.filter((message) => phone === undefined || message.phone === phone);
  }

  addMessage(message: Omit<SmsMessage, 'id'>): SmsMessage {
    const added = { id: (this.saved.sms.at(-1)?.id ?? 0) + 1, ...message };
    this.save({ ...this.saved, sms: [...this.saved.sms, added].slice(-keptMessages) });
    return added;
  }

  reset(): void {
    this.save(empty());
  }

  announce(change: SandboxChange): void {
    this.changes.emit('change', change);
  }

  /** Returns the way to stop listening. */
  listen(listener: (change: SandboxChange) => void): () => void {
    this.changes.on('change', listener);
    return () => this.changes.off('change', listener);
  }

  private save(saved: Saved): void {
    this.saved = saved;
    if (!this.file) return;
    mkdirSync(dirname(this.file), { recursive: true });
    // A crash in the middle of writing must leave the old file whole.
    writeFileSync(`${this.file}.new`, JSON.stringify(saved, null, 2), { mode: 0o600 });
    renameSync(`${this.file}.new`, this.file);
  }
}

function empty(): Saved {
  return { people: [], stickers: [], places: [], sms: [] };
}

function read(file: string | null): Partial<Saved> {
  if (!file || !existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<Saved>;
  } catch (error) {
    throw new Error(`${file} cannot be read as the sandbox's data: ${String(error)}. Delete it to begin anew.`, { cause: error });
  }
}
