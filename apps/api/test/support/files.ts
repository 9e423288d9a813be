import sharp from 'sharp';

/** A photo as a phone writes it: lying on its side, with the place in its EXIF. */
export function photo(width = 320, height = 200): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#3a7' } })
    .withExif({ IFD0: { Make: 'TestPhone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 4900/100' } })
    .withMetadata({ orientation: 6 })
    .jpeg().toBuffer();
}

/** The smallest file that is an MP4 by its content. */
export function video(bytes = 64_000): Buffer {
  const type = Buffer.from('00000018667479706d703432000000006d70343269736f6d', 'hex');
  return Buffer.concat([type, Buffer.alloc(bytes - type.length, 7)]);
}

export function pdf(): Buffer {
  return Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
}
