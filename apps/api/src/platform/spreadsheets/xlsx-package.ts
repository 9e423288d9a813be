import { open, type Entry, type ZipFile } from 'yauzl';
import { UnreadableSpreadsheet } from './spreadsheet.js';
import type { Readable } from 'node:stream';

/** Bytes of all parts that are read, unpacked. A file of 20,000 devices has about 15 MB. */
const maximumUnpacked = 80_000_000;
const maximumParts = 1_000;

/** The parts of a zip file, read one after another and never more than a limit. */
export class XlsxPackage {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly parts: ReadonlyMap<string, Entry>,
  ) {}

  static async open(path: string): Promise<XlsxPackage> {
    const zip = await openZip(path);
    try {
      return new XlsxPackage(zip, await partsOf(zip));
    } catch (error) {
      zip.close();
      throw error instanceof UnreadableSpreadsheet ? error : new UnreadableSpreadsheet('damaged');
    }
  }

  has(name: string): boolean {
    return this.parts.has(name.toLowerCase());
  }

  /** Text of a part, in pieces. yauzl refuses a part that is longer unpacked than it says. */
  async *text(name: string): AsyncGenerator<string> {
    const part = this.parts.get(name.toLowerCase());
    if (!part) throw new UnreadableSpreadsheet('damaged');
    if (part.isEncrypted()) throw new UnreadableSpreadsheet('old-or-protected');
    this.unpacked += part.uncompressedSize;
    if (this.unpacked > maximumUnpacked) throw new UnreadableSpreadsheet('too-large');
    const stream = await this.stream(part);
    try {
      for await (const piece of stream.setEncoding('utf8') as AsyncIterable<string>) yield piece;
    } catch {
      throw new UnreadableSpreadsheet('damaged');
    } finally {
      stream.destroy();
    }
  }

  close(): void {
    this.zip.close();
  }

  private stream(part: Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(part, (error, stream) => (error ? reject(new UnreadableSpreadsheet('damaged')) : resolve(stream)));
    });
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => (error ? reject(new UnreadableSpreadsheet('damaged')) : resolve(zip)));
  });
}

function partsOf(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      if (parts.size >= maximumParts) return reject(new UnreadableSpreadsheet('too-large'));
      parts.set(entry.fileName.toLowerCase(), entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(parts));
    zip.on('error', reject);
    zip.readEntry();
  });
}
