// Mutual TLS. In: the certificate of the connection, already verified against the configured authority. Out: whose it is, by its common name.
import { TLSSocket } from 'node:tls';
import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../../core/caller.js';
import { refused, type Identified } from './identified.js';

export interface CertificateHolder {
  readonly caller: Caller;
  readonly commonName: string;
}

export function identifyByCertificate({ raw: { socket } }: FastifyRequest, holders: readonly CertificateHolder[]): Identified {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return refused('no-credential');
  const { CN: name } = socket.getPeerCertificate().subject;
  const holder = holders.find(({ commonName }) => commonName === name);
  return holder === undefined ? refused('unknown-certificate') : { kind: 'caller', caller: holder.caller };
}
