// One caller that asks for much at once must not keep the store from everybody else.
import { expect } from 'chai';
import { makeKey } from '../../src/adapters/http/auth/api-keys.js';
import { noCredentials } from '../../src/adapters/http/auth/authenticate.js';
import { readingBounds, ReadingTurns } from '../../src/adapters/http/reading-turns.js';
import { everyTenant, scopes } from '../../src/core/caller.js';
import { eventually } from '../support/eventually.js';
import { aGate } from '../support/house.js';
import { aFace, anId, aView, call, closeFaces } from './scripted-keeper.js';

const path = `/v1/job-requests/${anId}`;

/** A keeper that reads nothing before its gate is opened, called by two. */
async function slowFace(patience: { readonly answerTimeoutMs?: number } = {}) {
  const gate = aGate();
  const keys = ['greedy', 'other'].map((name) => ({ name, ...makeKey() }));
  const reading: true[] = [];
  const face = await aFace(
    {
      request: () => (reading.push(true), gate.opened.then(() => aView())),
      dryRun: () => (reading.push(true), gate.opened.then(() => ({ kind: 'refused', code: 'not-json', problems: [] }) as const)),
      submit: () => Promise.resolve({ kind: 'stored', requestId: aView().id, correlationId: aView().correlationId }),
    },
    {
      storeConnections: 12,
      patience,
      credentials: {
        ...noCredentials,
        keys: keys.map(({ name, hash }) => ({ hash, caller: { name, scopes: new Set(scopes), reach: everyTenant } })),
      },
    },
  );
  const as =
    (name: 'greedy' | 'other') =>
    (to: string, init: RequestInit = {}) =>
      call(face.url + to, {
        ...init,
        headers: { authorization: `Bearer ${keys.find((one) => one.name === name)?.key}`, 'content-type': 'application/json' },
      });
  return { gate, reading, greedy: as('greedy'), other: as('other') };
}

describe('http: calls that read', () => {
  afterEach(closeFaces);

  it('go on few at once, and half of them are left to others; what is submitted waits for none', async () => {
    const { gate, reading, greedy, other } = await slowFace();
    const asked = Array.from({ length: 20 }, () => greedy(path));
    await eventually(() => reading.length === 2);
    expect((await greedy('/v1/job-requests', { method: 'POST', body: '{}' })).status).to.equal(202);
    expect(reading).to.have.length(2);
    const others = [other(path), other(path)];
    await eventually(() => reading.length === 4);
    gate.open();
    const answers = await Promise.all([...asked, ...others]);
    expect(new Set(answers.map(({ status }) => status))).to.deep.equal(new Set([200]));
    expect(reading).to.have.length(22);
  });

  it('have a dry run among them, which changes nothing either', async () => {
    const { gate, reading, greedy } = await slowFace();
    const asked = Array.from({ length: 3 }, () => greedy('/v1/decisions/dry-run', { method: 'POST', body: '{}' }));
    await eventually(() => reading.length === 2);
    expect((await greedy('/v1/job-requests', { method: 'POST', body: '{}' })).status).to.equal(202);
    expect(reading).to.have.length(2);
    gate.open();
    await Promise.all(asked);
  });

  it('are not begun any more when their caller has been told that it takes too long', async () => {
    const { gate, reading, greedy } = await slowFace({ answerTimeoutMs: 100 });
    const late = await Promise.all(Array.from({ length: 3 }, () => greedy(path)));
    expect(late.map(({ status }) => status)).to.deep.equal([503, 503, 503]);
    gate.open();
    expect((await greedy(path)).status).to.equal(200);
    expect(reading).to.have.length(3);
  });

  it('wait in a queue that has a bound, each caller in its own, and callers take turns', async () => {
    const turns = new ReadingTurns({ atOnce: 1, eachAtOnce: 1, eachWaiting: 2 });
    const gate = aGate();
    const order: string[] = [];
    const take = (who: string, what: string) => turns.take(who, () => gate.opened.then(() => void order.push(what)));
    const all = [take('a', 'a1'), take('a', 'a2'), take('a', 'a3')];
    const tooMany = await take('a', 'a4').catch((problem: unknown) => problem);
    expect(tooMany).to.include({ code: 'overloaded' });
    all.push(take('b', 'b1'), take('b', 'b2'));
    gate.open();
    await Promise.all(all);
    expect(order).to.deep.equal(['a1', 'a2', 'b1', 'a3', 'b2']);
    await take('a', 'a5');
    expect(order.at(-1)).to.equal('a5');
  });

  it('go on though one of them fails', async () => {
    const turns = new ReadingTurns({ atOnce: 1, eachAtOnce: 1, eachWaiting: 2 });
    const failed = await turns.take('a', () => Promise.reject(new Error('broken'))).catch(String);
    expect([failed, await turns.take('a', () => Promise.resolve('read'))]).to.deep.equal(['Error: broken', 'read']);
  });

  it('have a third of the connections to the store, and one at least', () => {
    expect([1, 2, 12, 500].map((connections) => readingBounds(connections).atOnce)).to.deep.equal([1, 1, 4, 166]);
    expect([1, 2, 12].map((connections) => readingBounds(connections).eachAtOnce)).to.deep.equal([1, 1, 2]);
  });
});
