const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const places = ['', '拾', '佰', '仟'];
const groups = ['', '万', '亿', '万亿'];

/** Fen → `壹佰贰拾元伍角整`, as receipts write sums so that nobody adds a digit. Whole and not negative. */
export function capitalAmount(fen: number): string {
  const [yuan, jiao, cent] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10];
  const whole = yuan === 0 ? '' : `${capitalNumber(yuan)}元`;
  if (jiao === 0 && cent === 0) return `${whole || '零元'}整`;
  // A zero is read where a place between is empty.
  const tenths = jiao > 0 ? `${digits[jiao]}角` : whole === '' ? '' : '零';
  return `${whole}${tenths}${cent > 0 ? `${digits[cent]}分` : '整'}`;
}

function capitalNumber(value: number): string {
  const parts: string[] = [];
  let gap = false;
  for (let rest = value, group = 0; rest > 0; rest = Math.floor(rest / 10_000), group += 1) {
    const four = rest % 10_000;
    if (four > 0) {
      parts.unshift(`${fourDigits(four)}${groups[group] ?? ''}${gap && parts.length > 0 ? '零' : ''}`);
      gap = four < 1000;
    } else if (parts.length > 0) {
      gap = true;
    }
  }
  return parts.join('');
}

/** 1 to 9999, without zeros at its ends. */
function fourDigits(value: number): string {
  let text = '';
  for (const [index, digit] of [...String(value)].entries()) {
    const place = places[String(value).length - 1 - index] ?? '';
    if (digit !== '0') text += `${digits[Number(digit)] ?? ''}${place}`;
    else if (!text.endsWith('零')) text += '零';
  }
  return text.replace(/零+$/, '');
}
