import { SaxesParser } from 'saxes';
import { UnreadableSpreadsheet } from './spreadsheet.js';

export interface XmlEvents {
  /** Names without their namespace prefix. */
  open?: (name: string, attributes: Record<string, string>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** A stream of XML as events; a piece is read when it is written. */
export class XmlReader {
  private readonly parser = new SaxesParser({ xmlns: false });

  constructor({ open, text, close }: XmlEvents) {
    // No part of a spreadsheet has one; entities are how small files become large.
    this.parser.on('doctype', () => { throw new UnreadableSpreadsheet('damaged'); });
    this.parser.on('error', () => { throw new UnreadableSpreadsheet('damaged'); });
    if (open) this.parser.on('opentag', ({ name, attributes }) => open(local(name), attributes));
    if (text) this.parser.on('text', text);
    if (text) this.parser.on('cdata', text);
    if (close) this.parser.on('closetag', ({ name }) => close(local(name)));
  }

  write(piece: string): void {
    this.parser.write(piece);
  }

  end(): void {
    this.parser.close();
  }
}

/** A small part, read to its end. */
export async function readXml(pieces: AsyncIterable<string>, events: XmlEvents): Promise<void> {
  const reader = new XmlReader(events);
  for await (const piece of pieces) reader.write(piece);
  reader.end();
}

function local(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
