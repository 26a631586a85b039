import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { SasClaims } from '../../src/adapters/broker/embedded/amqp/claims.js';
import { failureOf, none, one, receiverOf, Scene } from './scene.js';

describe('embedded broker, who may do what', () => {
  let scene: Scene;

  beforeEach(async () => {
    scene = await Scene.start(undefined, { sharedAccessKey: 'the key of this test' });
  });
  afterEach(() => scene.end());

  it('the right key opens', async () => {
    await scene.connect().createSender('requests').sendMessages({ body: 'a' });
    expect(scene.embedded.broker.depth('requests')).to.equal(1);
  });

  it('a wrong key neither sends nor receives', async () => {
    const wrong = scene.embedded.connectionString.replace('the key of this test', 'another key');
    const client = scene.connect({ maxRetries: 0 }, wrong);
    expect(await failureOf(client.createSender('requests').sendMessages({ body: 'a' }))).to.equal('UnauthorizedAccess');
    expect(await failureOf(none(receiverOf(client)))).to.equal('UnauthorizedAccess');
    expect(scene.embedded.broker.depth('requests')).to.equal(0);
  });

  it('a wrong key does not manage', async () => {
    await scene.connect().createSender('requests').sendMessages({ body: 'a' });
    const wrong = scene.connect({ maxRetries: 0 }, scene.embedded.connectionString.replace('the key', 'no key'));
    expect(await failureOf(receiverOf(wrong).peekMessages(1))).to.equal('UnauthorizedAccess');
  });

  it('a token whose time is over does not open', async () => {
    await scene.clock.advance(2 * 3_600_000);
    const client = scene.connect({ maxRetries: 0 });
    expect(await failureOf(client.createSender('requests').sendMessages({ body: 'a' }))).to.equal('UnauthorizedAccess');
  });

  it('an unknown queue is not found, for sender and receiver', async () => {
    const client = scene.connect({ maxRetries: 0 });
    expect(await failureOf(client.createSender('nowhere').sendMessages({ body: 'a' }))).to.equal('MessagingEntityNotFound');
    expect(await failureOf(none(receiverOf(client, 'nowhere')))).to.equal('MessagingEntityNotFound');
  });

  it('nobody sends to a dead-letter sub-queue', async () => {
    const client = scene.connect({ maxRetries: 0 });
    expect(await failureOf(client.createSender('requests/$DeadLetterQueue').sendMessages({ body: 'a' }))).to.equal(
      'MessagingEntityNotFound',
    );
  });
});

describe('embedded broker, queues that make themselves', () => {
  it('a queue that nobody declared is made when it is first named', async () => {
    const scene = await Scene.start({ queues: [] }, { autoCreate: true });
    const client = scene.connect({ maxRetries: 0 });
    await client.createSender('tenant-333.responses').sendMessages({ body: 'a' });
    expect((await one(receiverOf(client, 'tenant-333.responses'))).body).to.equal('a');
    await scene.end();
  });
});

describe('claims', () => {
  const now = 1_700_000_000_000;
  const later = now / 1000 + 60;
  const token = (resource: string, expiry: number, key = 'k'): string => {
    const encoded = encodeURIComponent(resource);
    const signature = createHmac('sha256', key).update(`${encoded}\n${expiry}`).digest('base64');
    return `SharedAccessSignature sr=${encoded}&sig=${encodeURIComponent(signature)}&se=${expiry}&skn=name`;
  };
  const refusals: Record<string, string> = {
    'another key': token('sb://host/queue', later, 'other'),
    'an expiry that was changed': token('sb://host/queue', later).replace(`se=${later}`, `se=${later + 60}`),
    'a resource that was changed': token('sb://host/other', later).replace('other', 'queue'),
    'a time that is over': token('sb://host/queue', now / 1000),
    'another resource': token('sb://host/other', later),
    'a longer name that begins alike': token('sb://host/queue-2', later),
    'no expiry': 'SharedAccessSignature sr=a&sig=b',
    nothing: '',
  };
  for (const [sentence, text] of Object.entries(refusals)) {
    it(`a token with ${sentence} is refused and allows nothing`, () => {
      const claims = new SasClaims('k');
      expect(claims.put('sb://host/queue', text, now).outcome).to.equal('refused');
      expect(claims.allows('queue', now)).to.equal(false);
    });
  }

  it('a claim allows its entity and what is below it, while it lasts', () => {
    const claims = new SasClaims('k');
    expect(claims.put('sb://host:1/Queue', token('sb://host:1/Queue', later), now)).to.deep.equal({ outcome: 'accepted' });
    expect(claims.allows('queue', now)).to.equal(true);
    expect(claims.allows('queue/$management', now)).to.equal(true);
    expect(claims.allows('queue-2', now)).to.equal(false);
    expect(claims.allows('queue', later * 1000)).to.equal(false);
  });

  it('a claim on the namespace allows everything', () => {
    const claims = new SasClaims('k');
    claims.put('sb://host/', token('sb://host/', later), now);
    expect(claims.allows('any', now)).to.equal(true);
  });
});
