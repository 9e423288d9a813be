const maximumLength = 127;

/** What WeChat Pay refuses in the words that the payer reads: control characters, and whatever takes four bytes (emoji) with what joins and colours them. */
const refused = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u20e3\ud800-\udfff]/g;

/** A description that WeChat Pay takes: at most 127 characters on one line. @param otherwise where nothing is left */
export function orderDescription(text: string, otherwise = '维修服务'): string {
  const clean = text.replace(/[\r\n\t]+/g, ' ').replace(refused, '').replace(/ {2,}/g, ' ').trim();
  return clean.slice(0, maximumLength).trim() || otherwise;
}

/** A reason for a refund as the payer reads it, at most 80 characters. */
export function refundReason(text: string): string {
  return orderDescription(text, '').slice(0, 80).trim();
}

/** RFC 3339 with the offset of Shanghai, in seconds, as WeChat Pay writes times. */
export function shanghaiTime(instant: Date): string {
  return `${new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}
