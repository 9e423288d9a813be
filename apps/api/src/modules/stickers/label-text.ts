/** Breaking text into the lines of a label. Pure: the width of a text comes from whoever knows the font. */
export type MeasureText = (text: string) => number;

/** Must not begin a line. */
const closing = /^[，。、；：！？）】》」』〉〕％…·,.;:!?)\]}%>”’]/u;
/** A Latin word or number stays together; everything else breaks anywhere. */
const pieces = /[\p{Script=Latin}\p{N}_#@&+'’.-]+|\s+|./gsu;

/** At most `lines` lines no wider than `width`; what does not fit ends in an ellipsis. */
export function wrapText(text: string, width: number, lines: number, measure: MeasureText): string[] {
  const wrapped = breakLines(text, width, measure);
  if (wrapped.length <= lines) return wrapped;
  const shown = wrapped.slice(0, lines);
  const last = shown.pop();
  return last === undefined ? [] : [...shown, shorten(`${last}${wrapped[lines] ?? ''}`, width, measure)];
}

/** The place nearest to the device matters most: `…/ 3 层 / 301` rather than `某某科技园 / …`. */
export function wrapPath(path: readonly string[], width: number, lines: number, measure: MeasureText): string[] {
  for (let left = 0; left < path.length; left += 1) {
    const text = (left === 0 ? path : ['…', ...path.slice(left)]).join(' / ');
    const wrapped = breakLines(text, width, measure);
    if (wrapped.length <= lines || left === path.length - 1) return wrapText(text, width, lines, measure);
  }
  return [];
}

function breakLines(text: string, width: number, measure: MeasureText): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of (text.match(pieces) ?? []).flatMap((part) => splitWide(part, width, measure))) {
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

/** A word wider than the label is broken where the label ends. */
function splitWide(piece: string, width: number, measure: MeasureText): string[] {
  return measure(piece) <= width ? [piece] : [...piece];
}

function shorten(text: string, width: number, measure: MeasureText): string {
  const characters = [...text];
  while (characters.length > 0 && measure(`${characters.join('').trimEnd()}…`) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}
