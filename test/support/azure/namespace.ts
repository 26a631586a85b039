// A namespace of Service Bus that is entered by tokens of a directory, over TLS on the port that the vendor's client takes: the embedded broker
// behind a TLS end. It has an address of its own on loopback, for the port is nobody's choice. Linux only: there all of 127/8 is this machine.
import { once } from 'node:events';
import { connect } from 'node:net';
import { createServer } from 'node:tls';
import type { Claim, Claims } from '../../../src/adapters/broker/embedded/amqp/claims.js';
import { startEmbeddedBroker, type EmbeddedBroker } from '../../../src/adapters/broker/embedded/embedded-broker.js';
import { systemClock } from '../../../src/adapters/clock/system-clock.js';
import type { Certificate } from './certificate.js';
import type { Directory } from './directory.js';

const amqpsPort = 5671;

export interface Namespace {
  readonly embedded: EmbeddedBroker;
  /** Tokens that were put, right or not. */
  readonly put: readonly { readonly audience: string; readonly token: string }[];
  stop(): Promise<void>;
}

interface NamespaceOptions {
  readonly address: string;
  readonly certificate: Certificate;
  readonly directory: Directory;
  readonly queues: readonly string[];
}

export async function startNamespace({ address, certificate, directory, queues }: NamespaceOptions): Promise<Namespace> {
  const put: { audience: string; token: string }[] = [];
  const embedded = await startEmbeddedBroker({
    config: { queues: queues.map((name) => ({ name })) },
    clock: systemClock,
    telemetry: { report: () => undefined },
    claims: () => tokenClaims(directory, (audience, token) => put.push({ audience, token })),
  });
  const server = createServer(certificate, (near) => {
    const far = connect(embedded.port, '127.0.0.1');
    near.pipe(far).pipe(near);
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  server.listen(amqpsPort, address);
  await once(server, 'listening');
  return {
    embedded,
    put,
    stop: async () => {
      await embedded.stop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A token opens the entity that it was put for. */
function tokenClaims(directory: Directory, told: (audience: string, token: string) => void): Claims {
  const until = new Map<string, number>();
  return {
    put: (audience, token): Claim => {
      told(audience, token);
      const good = directory.goodUntil(token);
      if (good === undefined) return { outcome: 'refused', reason: 'The token is none of the directory.' };
      until.set(new URL(audience).pathname.toLowerCase(), good);
      return { outcome: 'accepted' };
    },
    allows: (address, now) =>
      [...until].some(([path, end]) => end > now && `/${address.toLowerCase()}/`.startsWith(`${path.replace(/\/$/, '')}/`)),
  };
}
