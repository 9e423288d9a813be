import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's smallest setting for argon2id (19 MiB, two passes; argon2id is the library's default): some tens of milliseconds. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Somebody may type ü as one sign on one machine and as two on another. */
const normalized = (password: string) => password.normalize('NFKC');

export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), options);
}

let hashOfNobody: Promise<string> | undefined;

/** Without a hash it takes as long and answers no: the time does not tell who exists. */
export async function passwordMatches(passwordHash: string | null, password: string): Promise<boolean> {
  if (passwordHash !== null) return verify(passwordHash, normalized(password));
  hashOfNobody ??= hashPassword('nobody has this password');
  await verify(await hashOfNobody, normalized(password));
  return false;
}

/** Without signs that look alike, since somebody reads it out to somebody. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789';
const generatedLength = 14;

/** About 69 bits. */
export function generatedPassword(): string {
  return passwordFrom(() => randomInt(readable.length));
}

/** `next` gives numbers below 31. */
export function passwordFrom(next: () => number): string {
  return Array.from({ length: generatedLength }, () => readable[next()]).join('');
}
export const passwordAlphabetSize = readable.length;
