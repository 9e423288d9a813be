/** 3 to 32 letters, digits, dots, dashes, beginning with a letter or digit. */
export const usernamePattern = /^[a-z0-9][a-z0-9._-]{2,31}$/;

/** As typed → as it is kept and compared. */
export function normalizeUsername(typed: string): string {
  return typed.trim().toLowerCase();
}
