// The actions over a store and a channel that are watched: how much of what is due one call performs.
import { setImmediate } from 'node:timers/promises';
import { expect } from 'chai';
import { perform } from '../../src/actions/actions.js';
import type { ActionsParts } from '../../src/actions/parts.js';
import { isOver } from '../../src/actions/patience.js';
import type { AlertChannel, AlertMessage, SendOutcome } from '../../src/ports/alerts.js';
import type { HeldStep, Step, StepStore } from '../../src/ports/store/steps.js';
import type { Fact } from '../../src/ports/telemetry.js';

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
    retry: ({ id }) => Promise.resolve(void inHand.delete(id)),
    giveUp: () => Promise.reject(new Error('nothing is given up here')),
  };
  const sre = { name: 'sre', severityMin: 'info', send: (message: AlertMessage) => Promise.resolve(answer(message)) };
  const parts = { store, channels: [sre], clock: { now }, telemetry: { report: () => undefined }, leaseMs: 120_000 };
  // Only what telling asks for.
  return { parts: parts as unknown as ActionsParts, inHand, done };
}

function tellOf({ work }: Step): Extract<Step['work'], { kind: 'alert' }> {
  if (work.kind !== 'alert') throw new Error('it tells of nothing');
  return work;
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

  it('tell of one trouble in the order in which it happened, and of others meanwhile', async () => {
    const [first, ...others] = due(3);
    const message = { ...tellOf(first!).message, action: 'resolve' } as const;
    const heard: string[] = [];
    const { parts } = watched([first!, { ...first!, id: 'end', work: { ...tellOf(first!), message } }, ...others]);
    const send = async ({ action, key }: AlertMessage): Promise<SendOutcome> => {
      if (action === 'trigger' && key === 'trouble-0') for (let turn = 0; turn < 10; turn += 1) await setImmediate();
      heard.push(`${action} ${key}`);
      return { kind: 'sent' };
    };
    await perform({ ...parts, channels: [{ name: 'sre', severityMin: 'info', send }] });
    expect(heard.slice(-2)).to.deep.equal(['trigger trouble-0', 'resolve trouble-0']);
    expect(heard).to.have.members(['trigger trouble-1', 'trigger trouble-2', 'trigger trouble-0', 'resolve trouble-0']);
  });

  it('try again what fails of itself, and tell of it', async () => {
    const facts: Fact[] = [];
    const { parts, done, inHand } = watched(due(1), () => {
      throw new Error('a defect');
    });
    await perform({ ...parts, telemetry: { report: (fact) => void facts.push(fact) } });
    expect([done, inHand.size]).to.deep.equal([[], 0]);
    expect(facts.map((fact) => (fact.kind === 'trouble' ? fact.where : fact.kind))).to.deep.equal(['actions.alert', 'step-done']);
  });

  it('give nothing up before its time, however often it was tried', () => {
    expect(isOver({ recordedAt: 0, attempts: 1_000 }, 60_000, 60_000)).to.equal(false);
    expect(isOver({ recordedAt: 0, attempts: 1_000 }, 60_000, 60_001)).to.equal(true);
    expect(isOver({ recordedAt: 0, attempts: 1 }, 60_000, 60_001)).to.equal(false);
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
      const store = { ...parts.store, giveUp: ({ id }: HeldStep) => Promise.resolve(void givenUp.push(id)) };
      await perform({ ...parts, store, mailer });
      expect(givenUp, `try ${attempts}`).to.have.length(ends ? 1 : 0);
    }
  });

  it('end a trouble once more where a beginning that was given up for want of an answer may arrive after its end', async () => {
    let now = 0;
    const incidents = new Set<string>();
    const late: (() => void)[] = [];
    const take = ({ key, action }: AlertMessage) => (action === 'trigger' ? incidents.add(key) : incidents.delete(key));
    const pager: AlertChannel = {
      ...{ name: 'sre', severityMin: 'info', endAgainMs: 120_000 },
      send: (message) => {
        if (message.action === 'trigger' && late.push(() => take(message)) === 1)
          return Promise.resolve({ kind: 'unavailable', reason: 'no answer' });
        take(message);
        return Promise.resolve({ kind: 'sent' });
      },
    };
    const [begun] = due(1);
    const ended = {
      ...begun!,
      id: 'end',
      recordedAt: 10_000,
      work: { ...tellOf(begun!), message: { ...tellOf(begun!).message, action: 'resolve' } },
    };
    const waiting: Step[] = [];
    const { parts } = watched(waiting, undefined, () => now);
    const dueAgain: number[] = [];
    const store = { ...parts.store, retry: (_held: HeldStep, at: number) => Promise.resolve(void dueAgain.push(at)) };
    const alerts = {
      isOpen: (key: string) => Promise.resolve(open.has(key)),
    };
    const open = new Set(['trouble-0']);
    const performing = async (step: Step, at: number) => {
      now = at;
      waiting.push(step);
      await perform({ ...parts, store, channels: [pager], alerts } as unknown as ActionsParts);
    };
    await performing(begun!, 0);
    await performing({ ...begun!, attempts: 2 }, 4_000);
    open.clear();
    await performing(ended as Step, 10_001);
    expect(dueAgain).to.deep.equal([4_000, 130_000]);
    late[0]?.();
    expect([...incidents], 'the first call has arrived').to.deep.equal(['trouble-0']);
    await performing({ ...ended, attempts: 2 } as Step, 130_000);
    expect([incidents.size, dueAgain.length]).to.deep.equal([0, 2]);
    incidents.add('trouble-0');
    open.add('trouble-0');
    await performing({ ...ended, attempts: 2 } as Step, 130_000);
    expect([...incidents], 'of a trouble that is back').to.deep.equal(['trouble-0']);
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
