const maximumLength = 127;

/**
 * What WeChat Pay refuses in the words that the payer reads: control characters, whatever takes four bytes (emoji), and what joins and
 * colours those (format characters, variation selectors, enclosing marks), which alone would be invisible.
 */
const refused = /[\p{Cc}\p{Cf}\p{Cs}\p{Me}\u2028\u2029\u{10000}-\u{10ffff}]|\p{Variation_Selector}/gu;

/** A description that WeChat Pay takes: at most 127 characters on one line. @param otherwise where nothing is left */
export function orderDescription(text: string, otherwise = '维修服务'): string {
  const clean = text.replace(/[\r\n\t]+/g, ' ').replace(refused, '').replace(/ {2,}/g, ' ').trim();
  return clean.slice(0, maximumLength).trim() || otherwise;
}

/** A reason for a refund as the payer reads it, at most 80 characters. */
export function refundReason(text: string): string {
  return orderDescription(text, '').slice(0, 80).trim();
}

/** RFC 3339 with the offset of Shanghai, as WeChat writes times; to the second, or finer. */
export function shanghaiTime(instant: Date, precision: 'seconds' | 'milliseconds' = 'seconds'): string {
  return `${new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, precision === 'seconds' ? 19 : 23)}+08:00`;
}
