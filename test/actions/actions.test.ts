// The actions over a store and a channel that are watched: how much of what is due one call performs.
import { expect } from 'chai';
import { perform } from '../../src/actions/actions.js';
import type { ActionsParts } from '../../src/actions/parts.js';
import type { AlertMessage, SendOutcome } from '../../src/ports/alerts.js';
import type { Step, StepStore } from '../../src/ports/store/steps.js';

interface Watched {
  readonly parts: ActionsParts;
  /** Claimed and neither done nor to be tried again: nothing is left in hand when a call ends. */
  readonly inHand: Set<string>;
  readonly done: string[];
}

function due(count: number): Step[] {
  return Array.from({ length: count }, (_, index) => {
    const key = `trouble-${index}`;
    const message: AlertMessage = { key, action: 'trigger', severity: 'error', summary: '', details: {}, at: 0 };
    return {
      ...{ id: `${index}`, key, requestId: null, attempts: 1, recordedAt: 0 },
      work: { kind: 'alert', channel: 'sre', message },
    };
  });
}

function watched(
  waiting: Step[],
  answer: (message: AlertMessage) => SendOutcome = () => ({ kind: 'sent' }),
  now: () => number = () => 0,
): Watched {
  const inHand = new Set<string>();
  const done: string[] = [];
  const store: StepStore = {
    claim: ({ max }) => {
      const taken = waiting.splice(0, max);
      for (const { id } of taken) inHand.add(id);
      return Promise.resolve(taken);
    },
    done: (id) => {
      inHand.delete(id);
      done.push(id);
      return Promise.resolve();
    },
    retry: (id) => Promise.resolve(void inHand.delete(id)),
    giveUp: () => Promise.reject(new Error('nothing is given up here')),
  };
  const sre = { name: 'sre', severityMin: 'info', send: (message: AlertMessage) => Promise.resolve(answer(message)) };
  const parts = { store, channels: [sre], clock: { now }, telemetry: { report: () => undefined }, leaseMs: 120_000 };
  // Only what telling asks for.
  return { parts: parts as unknown as ActionsParts, inHand, done };
}

const mail = { kind: 'mail', mail: { to: ['geoff@example.com'], subject: '', text: '' } } as const;

describe('the actions', () => {
  it('perform all that is due in one call, each step once, and not only a first batch', async () => {
    const { parts, done, inHand } = watched(due(50));
    expect(await perform(parts)).to.equal(50);
    expect([done.length, new Set(done).size, inHand.size]).to.deep.equal([50, 50, 0]);
  });

  it('leave the rest to the next call when there is no end of it, with nothing in hand', async () => {
    const waiting = due(1_000);
    const { parts, done, inHand } = watched(waiting);
    expect(await perform(parts)).to.equal(200);
    expect([done.length, inHand.size, waiting.length]).to.deep.equal([200, 0, 800]);
  });

  it('take up no further batch once a step has to be tried again', async () => {
    const waiting = due(100);
    const { parts, done } = watched(waiting, ({ key }) =>
      key === 'trouble-30' ? { kind: 'unavailable', reason: 'no answer' } : { kind: 'sent' },
    );
    expect(await perform(parts)).to.equal(40);
    expect([done.length, waiting.length]).to.deep.equal([39, 60]);
  });

  it('try a step that was old when it was taken up as they try a new one, and give it up after that', async () => {
    const unavailable = (): SendOutcome => ({ kind: 'unavailable', reason: 'no answer' });
    const old = (attempts: number) => due(1).map((step) => ({ ...step, attempts, work: mail }));
    for (const [attempts, ends] of [
      [1, false],
      [8, false],
      [9, true],
    ] as const) {
      const { parts } = watched(old(attempts), unavailable, () => 90_000_000);
      const mailer = { send: () => Promise.resolve(unavailable()) };
      const givenUp: string[] = [];
      const store = { ...parts.store, giveUp: (id: string) => Promise.resolve(void givenUp.push(id)) };
      await perform({ ...parts, store, mailer });
      expect(givenUp, `try ${attempts}`).to.have.length(ends ? 1 : 0);
    }
  });

  it('begin nothing in the second half of a lease: a call that lasts would end when another replica has the step', async () => {
    const ofOneTrouble = due(20).map((step) => ({ ...step, work: due(1)[0]!.work }));
    let now = 0;
    const lasting = (): SendOutcome => {
      now += 9_000;
      return { kind: 'sent' };
    };
    const { parts, done, inHand } = watched(ofOneTrouble, lasting, () => now);
    expect(await perform(parts)).to.equal(7);
    expect([done.length, inHand.size]).to.deep.equal([7, 13]);
  });
});
