export const shortestPassword = 10;
export const longestPassword = 128;

/** What everybody tries first, of ten characters and more; compared in small letters. */
const common = new Set([
  '1234567890', '0123456789', '0987654321', '12345678910', '123456789a', 'a123456789', '1q2w3e4r5t', 'q1w2e3r4t5', '1qaz2wsx3edc', 'qwertyuiop',
  'qwerty12345', 'qwerty123456', 'asdfghjkl1', 'asdfghjkl;', 'zaq12wsxcde3', 'abcdefghij', 'abc1234567', 'abcd123456', 'abcde12345', 'password12', 'password123', 'password1234',
  'passw0rd123', 'p@ssw0rd123', 'p@ssword123', 'administrator', 'admin12345', 'admin123456', 'admin@1234', 'admin@12345', 'adminadmin', 'root123456', 'welcome123', 'welcome1234',
  'letmein123', 'iloveyou123', 'changeme123', 'woaini1314', 'woaini520520', 'woaini5201314', '5201314520', '1314520520', 'qq123456789', 'wang123456', 'zhang123456', 'li12345678',
  'a1234567890', '1234567891', '123123123123', '1122334455', '123321123321', 'aa12345678', 'aa123456789', 'test123456', 'scanfix123', 'scanfix1234', 'scanfix12345', 'mashangxiu',
]);

/** Long enough, not the username, not a common one, not one sign over and over. Length does more than special characters. */
export function isStrongEnough(password: string, username: string | null): boolean {
  const lower = password.normalize('NFKC').toLowerCase();
  if ([...lower].length < shortestPassword || common.has(lower) || new Set(lower).size < 4) return false;
  return username === null || !lower.includes(username.toLowerCase());
}
