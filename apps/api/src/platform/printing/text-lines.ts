/** Breaking text into lines. Pure: the width of a text comes from whoever knows the font. */
export type MeasureText = (text: string) => number;

/** Line height as a share of the type size: Chinese needs air. */
export const leading = 1.25;

/** Must not begin a line. */
const closing = /^[ ]?[/，。、；：！？）】》」』〉〕％…·,.;:!?)\]}%>”’]/u;
/** A Latin word or number stays together; everything else breaks anywhere. */
const pieces = /[\p{Script=Latin}\p{N}_#@&+'’.-]+|\s+|./gsu;

/** At most `lines` lines no wider than `width`; what does not fit ends in an ellipsis. */
export function wrapText(text: string, width: number, lines: number, measure: MeasureText): string[] {
  const wrapped = breakLines(text.match(pieces) ?? [], width, measure);
  if (wrapped.length <= lines) return wrapped;
  const shown = wrapped.slice(0, lines);
  const last = shown.pop();
  return last === undefined ? [] : [...shown, shorten(`${last}${wrapped[lines] ?? ''}`, width, measure)];
}

/** The place nearest to the device matters most: `… / 3 层 / 301` rather than `某某科技园 / …`. Lines break between places where they can. */
export function wrapPath(path: readonly string[], width: number, lines: number, measure: MeasureText): string[] {
  for (let dropped = 0; dropped < path.length; dropped += 1) {
    const kept = dropped === 0 ? path : ['…', ...path.slice(dropped)];
    const wrapped = breakLines(kept.flatMap((name, index) => (index === 0 ? [name] : [' /', ' ', name])), width, measure);
    if (wrapped.length <= lines) return wrapped;
  }
  return lines === 0 ? [] : wrapText(path.at(-1) ?? '', width, lines, measure);
}

function breakLines(parts: readonly string[], width: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of parts.flatMap((part) => splitWide(part, width, measure))) {
    const fits = measure((line + piece).trimEnd()) <= width;
    // Closing punctuation may hang over by its own width rather than stand alone.
    if (fits || (closing.test(piece) && line !== '' && measure(line) <= width)) {
      line += piece;
    } else {
      if (line.trim() !== '') lines.push(line.trim());
      line = piece;
    }
  }
  if (line.trim() !== '') lines.push(line.trim());
  return lines;
}

/** A word wider than the line is broken where the line ends. */
function splitWide(piece: string, width: number, measure: MeasureText): string[] {
  return measure(piece) <= width ? [piece] : [...piece];
}

function shorten(text: string, width: number, measure: MeasureText): string {
  const characters = [...text];
  while (characters.length > 0 && measure(`${characters.join('').trimEnd()}…`) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
