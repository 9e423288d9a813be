import { describe, expect, it } from '@jest/globals';
import { pemFault } from './pem';

describe('a pasted key', () => {
  it('is taken where it belongs', () => {
    expect(pemFault('-----BEGIN CERTIFICATE-----\nMIID', 'public')).toBeNull();
    expect(pemFault('\n-----BEGIN PUBLIC KEY-----\nMIIB', 'public')).toBeNull();
    expect(pemFault('-----BEGIN PRIVATE KEY-----\nMIIE', 'private')).toBeNull();
    expect(pemFault('-----BEGIN RSA PRIVATE KEY-----\nMIIE', 'private')).toBeNull();
  });

  it('is not taken as a certificate when it is the private key, whatever stands before it', () => {
    expect(pemFault('-----BEGIN PRIVATE KEY-----\nMIIE', 'public')).toBe('privateKeyHere');
    expect(pemFault('Bag Attributes\n-----BEGIN RSA PRIVATE KEY-----', 'public')).toBe('privateKeyHere');
  });

  it('is refused as a private key when it is a certificate, or no key at all', () => {
    expect(pemFault('-----BEGIN CERTIFICATE-----\nMIID', 'private')).toBe('notPem');
    expect(pemFault('MIIDxTCCAq2gAwIBAgIQ', 'public')).toBe('notPem');
  });
});
