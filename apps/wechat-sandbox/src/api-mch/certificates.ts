// The certificate library's container needs it before anything of the library is loaded.
import 'reflect-metadata';
import { createHash, generateKeyPair, randomBytes, webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import * as x509 from '@peculiar/x509';

export interface KeyPair {
  privateKey: string;
  publicKey: string;
}

/** An X.509 certificate with its key; both as PEM, the serial number as WeChat writes it: 40 hexadecimal capitals. */
export interface Certificate extends KeyPair {
  serial: string;
  certificate: string;
  /** Milliseconds since 1970. */
  effectiveAt: number;
  expiresAt: number;
}

const generate = promisify(generateKeyPair);
const day = 86_400_000;
const fiveYears = 5 * 365 * day;

export function createKeyPair(): Promise<KeyPair> {
  return generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/** Signed by its own key: who trusts it got it from the control interface. */
export async function createCertificate(commonName: string, now: number): Promise<Certificate> {
  const pair = await createKeyPair();
  const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
  const privateKey = await webcrypto.subtle.importKey('pkcs8', derOf(pair.privateKey), algorithm, true, ['sign']);
  const publicKey = await webcrypto.subtle.importKey('spki', derOf(pair.publicKey), algorithm, true, ['verify']);
  const serial = newSerial();
  // X.509 counts whole seconds.
  const effectiveAt = Math.floor(now / 1000) * 1000 - day;
  const expiresAt = effectiveAt + fiveYears;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serial,
    name: `C=CN, O=ScanFix, CN=${commonName}`,
    notBefore: new Date(effectiveAt),
    notAfter: new Date(expiresAt),
    signingAlgorithm: algorithm,
    keys: { privateKey, publicKey },
  });
  return { ...pair, serial, certificate: `${certificate.toString('pem').trim()}\n`, effectiveAt, expiresAt };
}

/** 20 bytes; the first one below 0x80 and above 0, so that it is a positive number of exactly that length. */
function newSerial(): string {
  const bytes = createHash('sha1').update(randomBytes(20)).digest();
  bytes[0] = 0x10 + ((bytes[0] ?? 0) % 0x60);
  return bytes.toString('hex').toUpperCase();
}

function derOf(pem: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64'));
}
