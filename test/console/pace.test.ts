import { expect } from 'chai';
import fc from 'fast-check';
import { mock } from 'node:test';
import { notReached, type Answer, type Problem } from '../../src/console/api/answer.js';
import { pauseMs, usualMs } from '../../src/console/live/pace.js';
import { startPoll, type Poll } from '../../src/console/live/poll.js';

const minute = 60_000;
const ok: Answer<string> = { kind: 'ok', value: 'shown' };
const problem = (retryAfterMs: number | null): Problem => ({
  ...{ kind: 'problem', status: 503, code: 'store-unavailable', detail: '', errors: [] },
  retryAfterMs,
});

describe('console: how often a view asks', () => {
  it('every five seconds while the service answers', () => {
    expect(pauseMs(null, 0)).to.equal(5_000);
    expect(pauseMs(null, 7)).to.equal(usualMs);
  });

  it('less and less while it is in trouble, and once a minute in the end', () => {
    const pauses = [1, 2, 3, 4, 5, 1_000].map((failed) => pauseMs(notReached, failed));
    expect(pauses).to.deep.equal([10_000, 20_000, 40_000, minute, minute, minute]);
  });

  it('never before the service says that it may be asked', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.option(fc.nat(10 * minute)), (failed, retryAfterMs) => {
        const pause = pauseMs(problem(retryAfterMs), failed + 1);
        expect(pause).to.be.at.least(retryAfterMs ?? 0);
        expect(pause).to.be.at.least(2 * usualMs);
        expect(pause).to.be.at.most(Math.max(minute, retryAfterMs ?? 0));
      }),
    );
  });
});

describe('console: a view that is kept up to date', () => {
  let page: EventTarget & { hidden: boolean };
  let answers: Answer<string>[];
  let told: string[];
  let calls: number;
  let polls: Poll[];

  beforeEach(() => {
    mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000 });
    page = Object.assign(new EventTarget(), { hidden: false });
    [answers, told, calls, polls] = [[], [], 0, []];
  });

  afterEach(() => {
    for (const poll of polls) poll.stop();
    mock.timers.reset();
  });

  it('is asked for at once, and again five seconds after its last answer', async () => {
    await start();
    expect(told).to.deep.equal(['ok']);
    await pass(usualMs - 1);
    expect(calls).to.equal(1);
    await pass(1);
    expect(told).to.deep.equal(['ok', 'ok']);
  });

  it('is not asked for while nobody looks at the page, and at once when somebody comes back and it is due', async () => {
    await start();
    look(false);
    await pass(10 * minute);
    expect(calls).to.equal(1);
    look(true);
    await pass(0);
    expect(calls).to.equal(2);
  });

  it('is not asked for sooner by somebody who goes and comes back', async () => {
    answers = [problem(30_000)];
    await start();
    for (let times = 0; times < 5; times += 1) {
      look(false);
      look(true);
      await pass(5_000);
    }
    expect(calls).to.equal(1);
    await pass(5_000);
    expect(told).to.deep.equal(['problem', 'ok']);
  });

  it('one good answer makes it as quick as before', async () => {
    answers = [notReached, notReached];
    await start();
    await pass(10_000);
    await pass(20_000);
    expect(told).to.deep.equal(['not-reached', 'not-reached', 'ok']);
    answers = [notReached];
    await pass(usualMs);
    await pass(10_000);
    expect(told).to.deep.equal(['not-reached', 'not-reached', 'ok', 'not-reached', 'ok']);
  });

  it('one call at a time: what is wanted meanwhile is asked for once, when it has ended', async () => {
    const { poll, end } = startOpen();
    poll.again();
    poll.again();
    look(true);
    await pass(10 * minute);
    expect(calls).to.equal(1);
    end(ok);
    await settled();
    expect(calls).to.equal(2);
    end(ok);
    await settled();
    expect(calls).to.equal(2);
  });

  it('after it is stopped nothing is told and nothing asked, also not of the call under way', async () => {
    const { poll, end } = startOpen();
    poll.stop();
    end(ok);
    await settled();
    look(false);
    look(true);
    poll.again();
    await pass(10 * minute);
    expect([calls, told]).to.deep.equal([1, []]);
  });

  function keep(poll: Poll): Poll {
    polls.push(poll);
    return poll;
  }

  async function start(): Promise<void> {
    keep(startPoll(page, () => ((calls += 1), Promise.resolve(answers.shift() ?? ok)), tell));
    await settled();
  }

  /** Calls last until they are ended. */
  function startOpen(): { readonly poll: Poll; readonly end: (answer: Answer<string>) => void } {
    let end: (answer: Answer<string>) => void = () => undefined;
    const ask = () => ((calls += 1), new Promise<Answer<string>>((resolve) => (end = resolve)));
    return { poll: keep(startPoll(page, ask, tell)), end: (answer) => end(answer) };
  }

  function tell(answer: Answer<string>): void {
    told.push(answer.kind);
  }

  function look(looked: boolean): void {
    page.hidden = !looked;
    page.dispatchEvent(new Event('visibilitychange'));
  }
});

async function pass(ms: number): Promise<void> {
  mock.timers.tick(ms);
  await settled();
}

/** What has been answered is told by then. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
