/** `一期 / 3号楼` ⇄ the names from the root downwards. A slash inside a name is written `\/`. */
export function joinPath(names: readonly string[]): string {
  return names.map((name) => name.replace(/[\\/／>＞]/g, (sign) => `\\${sign}`)).join(' / ');
}

export function splitPath(text: string): string[] {
  const names: string[] = [''];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (sign === '\\' && index + 1 < text.length) {
      index += 1;
      names[names.length - 1] += text.charAt(index);
    } else if ('/／>＞'.includes(sign)) {
      names.push('');
    } else {
      names[names.length - 1] += sign;
    }
  }
  return names.map((name) => name.trim()).filter(Boolean);
}
