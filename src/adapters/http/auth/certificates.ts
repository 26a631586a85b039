// Mutual TLS. In: the certificate of the connection, already verified against the configured authority. Out: whose it is, by its common name.
import { TLSSocket, type PeerCertificate } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../../core/caller.js';
import { refused, type Identified } from './identified.js';

export interface CertificateHolder {
  readonly caller: Caller;
  readonly commonName: string;
}

export function identifyByCertificate({ raw: { socket } }: FastifyRequest, holders: readonly CertificateHolder[]): Identified {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return refused('no-credential');
  // A session that is resumed counts as authorized also where its client has shown none.
  const name = nameIn(socket.getPeerCertificate());
  if (name === null) return refused('no-credential');
  const holder = holders.find(({ commonName }) => commonName === name);
  return holder === undefined ? refused('unknown-certificate') : { kind: 'caller', caller: holder.caller };
}

/** Node answers an object without any field where there is no certificate, whatever its type says. */
function nameIn(certificate: Partial<PeerCertificate>): string | null {
  const name: unknown = certificate.subject?.CN;
  return typeof name === 'string' ? name : null;
}
