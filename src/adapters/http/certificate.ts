// The certificate that the server shows. In: its content, its key and who signs those of clients. Out: until when it is good, or why it is none. Promised:
// what is found good here the server can be given while it runs.
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import type { Instant } from '../../core/ids.js';
import type { TlsOptions } from './server-options.js';

export type Examined =
  | { readonly kind: 'good'; readonly expiresAt: Instant }
  /** `why`: a sentence without anything of the key in it. */
  | { readonly kind: 'unusable'; readonly why: string };

export function examineCertificate({ cert, key, clientCa }: TlsOptions): Examined {
  const shown = parsed(() => new X509Certificate(cert));
  if (shown === null) return unusable('the certificate file holds no certificate');
  const own = parsed(() => createPrivateKey(key));
  if (own === null) return unusable('the key file holds no private key, or one with a passphrase');
  if (!shown.checkPrivateKey(own)) return unusable('the key is not that of the certificate');
  if (clientCa !== null && parsed(() => new X509Certificate(clientCa)) === null)
    return unusable('the file of who signs the certificates of clients holds no certificate');
  // The rest of a chain, and what a key must be at least.
  if (parsed(() => createSecureContext({ cert, key, ...(clientCa === null ? {} : { ca: clientCa }) })) === null)
    return unusable('the certificate, or one of its chain, cannot be used');
  return { kind: 'good', expiresAt: Date.parse(shown.validTo) };
}

/** null: it cannot be read as that. What the library says of it may hold a part of it. */
function parsed<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function unusable(why: string): Examined {
  return { kind: 'unusable', why };
}
