import { expect } from 'chai';
import { exportSPKI, FlattenedSign, generateKeyPair, type CryptoKey } from 'jose';
import { jwsSignatures } from '../../src/adapters/signatures/jws-signatures.js';
import { everyTenant, type Reach } from '../../src/core/caller.js';
import { openIntake } from '../../src/intake/intake.js';
import type { Fact } from '../../src/ports/telemetry.js';
import { uuidIds } from '../../src/adapters/clock/uuid-ids.js';
import { aJobRequest } from '../support/job-requests.js';
import { someSettings } from '../support/scenes.js';
import { VirtualClock } from '../support/virtual-clock.js';
import { oneClock } from '../support/one-clock.js';

const algorithm = 'ES256';
const body = Buffer.from(JSON.stringify(aJobRequest({ correlationId: 'c-1', tenantId: '333' })));

async function aMediator(reach: Reach = everyTenant) {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const signatures = await jwsSignatures([
    { name: 'mediator-eu', kid: 'k-1', algorithm, publicKey: await exportSPKI(publicKey), reach },
  ]);
  return { signatures, privateKey };
}

async function signed(bytes: Buffer, key: CryptoKey, header = { alg: algorithm, kid: 'k-1' }): Promise<string> {
  const { protected: head, signature } = await new FlattenedSign(bytes).setProtectedHeader(header).sign(key);
  return `${head ?? ''}..${signature}`;
}

/** The door, with a store that takes everything. */
async function received(reach: Reach | undefined, sign: (key: CryptoKey) => Promise<string | null>, bytes = body) {
  const { signatures, privateKey } = await aMediator(reach);
  const facts: Fact[] = [];
  const stored: string[] = [];
  const intake = openIntake({
    isOwnQueue: () => false,
    store: {
      before: () => Promise.resolve(null),
      withoutRoom: () => Promise.reject(new Error('what comes by a queue is taken however many wait')),
      persist: (rows) => {
        stored.push(...rows.map(({ correlationId }) => correlationId));
        return Promise.resolve(rows.map(({ id }) => ({ kind: 'stored', id }) as const));
      },
    },
    ...{
      settings: () => someSettings(),
      ...oneClock(new VirtualClock()),
      ids: uuidIds,
      signatures,
      bodyBytesMax: 100_000,
      retryMs: 1,
    },
    telemetry: { report: (fact) => void facts.push(fact) },
    hint: () => undefined,
    ping: () => Promise.resolve(),
    writing: { batchMax: 10, writersMax: 1, pendingMax: 10 },
  });
  const delivery = { queue: 'job-requests', body: bytes, messageId: 'm-1', redelivered: false, traceparent: null };
  const signature = await sign(privateKey);
  const message = { ...delivery, signature, replyToSessionId: null };
  const by = { source: 'rabbitmq', priorityFloor: 0 } as const;
  const settled = await intake.receive(by, message);
  /** A dead letter is replayed by the same door. */
  const replayed = await intake.retake(by, message);
  return { settled, replayed, facts, stored };
}

describe('the door, where messages have to be signed', () => {
  it('takes what a known mediator has signed, also when it is replayed', async () => {
    const { settled, replayed, stored } = await received(undefined, (key) => signed(body, key));
    expect(settled).to.deep.equal({ kind: 'taken' });
    expect(replayed).to.include({ kind: 'stored' });
    expect(stored).to.deep.equal(['c-1', 'c-1']);
  });

  const wrong: Record<string, (key: CryptoKey) => Promise<string | null>> = {
    'that is not signed': () => Promise.resolve(null),
    'whose body was changed after it was signed': (key) => signed(Buffer.from('{}'), key),
    'signed with the key of somebody else': async () => signed(body, (await generateKeyPair(algorithm)).privateKey),
    'signed with a key that is not known': (key) => signed(body, key, { alg: algorithm, kid: 'k-2' }),
    'that says it needs no signature': () =>
      Promise.resolve(`${Buffer.from('{"alg":"none","kid":"k-1"}').toString('base64url')}..`),
    'that carries its own copy of the body': async (key) =>
      (await signed(body, key)).replace('..', `.${body.toString('base64url')}.`),
    'with something else in the place of a signature': () => Promise.resolve('x'),
  };
  for (const [what, sign] of Object.entries(wrong)) {
    it(`dead-letters a message ${what}, with its reason, and reports it; replayed it is refused again`, async () => {
      const { settled, replayed, facts, stored } = await received(undefined, sign);
      expect(settled).to.deep.include({ kind: 'dead-letter', reason: 'bad-signature' });
      expect(replayed).to.deep.equal(settled);
      expect(stored).to.deep.equal([]);
      expect(facts[0]).to.include({ kind: 'access-refused', why: 'signature', what: 'job-requests', call: 'm-1' });
      expect(facts[1]).to.include({ kind: 'request-taken', outcome: 'invalid', source: 'rabbitmq' });
    });
  }

  it('dead-letters what a mediator has signed for a tenant that is not its own; replayed it is refused again', async () => {
    const reach = { kind: 'tenants', ids: new Set(['444']) } as const;
    const { settled, replayed, stored } = await received(reach, (key) => signed(body, key));
    expect(settled).to.deep.include({ kind: 'dead-letter', reason: 'tenant-not-allowed' });
    expect(replayed).to.deep.equal(settled);
    expect(stored).to.deep.equal([]);
  });
});
