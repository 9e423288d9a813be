/** What both kinds of canvas can do, as far as writing needs it. */
export interface Writer {
  font: string;
  fillStyle: unknown;
  textBaseline: string;
  fillRect(x: number, y: number, width: number, height: number): void;
  fillText(text: string, x: number, y: number): void;
}

/** Large enough to read a type plate, small enough for a cellar's network. */
const longestSide = 2_000;

/** How a photo and the lines in its foot lie on a canvas: a dark band, so that they can be read on any photo. */
export function stampLayout(photo: { width: number; height: number }, lines: string[]): { width: number; height: number; paint: (writer: Writer) => void } {
  const scale = Math.min(1, longestSide / Math.max(photo.width, photo.height));
  const width = Math.round(photo.width * scale);
  const height = Math.round(photo.height * scale);
  const type = Math.max(12, Math.round(Math.min(width, height) / 30));
  const line = Math.round(type * 1.5);
  const band = line * lines.length + type;
  return {
    width, height,
    paint: (writer) => {
      writer.fillStyle = 'rgba(10, 25, 23, 0.62)';
      writer.fillRect(0, height - band, width, band);
      writer.font = `${type}px sans-serif`;
      writer.textBaseline = 'middle';
      writer.fillStyle = '#ffffff';
      lines.forEach((text, index) => writer.fillText(text, type, height - band + type / 2 + line * (index + 0.5)));
    },
  };
}
