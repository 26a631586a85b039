import { expect } from 'chai';
import type { HandAsked } from '../../src/ports/hands.js';
import type { Keeper } from '../../src/ports/keeper.js';
import { eventually } from '../support/eventually.js';
import { found, touching } from '../http/one-hand.js';
import { keyHolder } from '../http/key-holder.js';
import { anId, aView, closeFaces, received, waiting } from '../http/scripted-keeper.js';
import { aPage, closePages, type Page } from './a-page.js';
import { foresight, overview } from './scripts.js';

const request = aView({ ...waiting, position: 3 });
const queued: Partial<Keeper> = {
  request: () => Promise.resolve(request),
  explain: () => Promise.resolve({ request, checkAt: received + 60_000, foresight }),
};

async function withHand(outcome: 'done' | 'not-in-queue' = 'done', around: Parameters<typeof aPage>[2] = {}) {
  const asked: HandAsked[] = [];
  const act = (one: HandAsked) => {
    asked.push(one);
    return Promise.resolve(touching({ request: found(), outcome: one.dryRun ? 'would' : outcome }));
  };
  const page = await aPage(`/requests/${anId}`, { ...overview, ...queued, act }, around);
  return { page, asked };
}

async function foresee(page: Page, button: string, reason: string): Promise<void> {
  await page.reads(button);
  await page.press(button);
  await page.type('reason', reason);
  await page.press('What would it do?');
  await page.reads('This would be done. Nothing has been done yet.');
}

describe('console: by hand', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('first it is asked what it would do; then the same is done, once, however often somebody presses', async () => {
    const { page, asked } = await withHand();
    await foresee(page, 'Hold', 'its table is being repaired');
    expect(asked.map(({ dryRun }) => dryRun)).to.deep.equal([true]);
    await page.press('Hold it');
    const pressed = page.find('button.main');
    pressed?.click();
    await page.reads('resultDone.');
    const [dry, done, ...more] = asked;
    expect(more).to.deep.equal([]);
    expect(done).to.deep.equal({ ...dry, dryRun: false });
    expect(done).to.deep.include({ hand: { kind: 'hold' }, reason: 'its table is being repaired' });
    expect(done?.selection.ids).to.deep.equal([anId]);
  });

  it('what was asked about cannot be changed before it is done; to change it, it is asked about anew', async () => {
    const { page, asked } = await withHand();
    await foresee(page, 'Prioritise', 'first');
    expect(page.find('fieldset')?.hasAttribute('disabled')).to.equal(true);
    // What it has until then, and not what it would get.
    expect(page.text()).to.match(/state nowwaiting *priority now\d+/);
    await page.press('Change');
    await page.type('priority', '100');
    await page.press('What would it do?');
    await page.reads('Give it priority 100');
    await page.press('Give it priority 100');
    await page.reads('resultDone.');
    expect(page.text()).to.not.contain('priority now');
    expect(asked.map(({ hand, dryRun }) => ({ hand, dryRun }))).to.deep.equal([
      { hand: { kind: 'prioritise', priority: 80 }, dryRun: true },
      { hand: { kind: 'prioritise', priority: 100 }, dryRun: true },
      { hand: { kind: 'prioritise', priority: 100 }, dryRun: false },
    ]);
  });

  it('the keyboard goes to what is told, and never by itself to the button that does it', async () => {
    const { page } = await withHand();
    await foresee(page, 'Prioritise', 'first');
    const focused = () => page.window.document.activeElement;
    await eventually(() => (focused().className === 'steps' ? true : null));
    await page.press('Change');
    await eventually(() => (focused().getAttribute('name') === 'priority' ? true : null));
    await page.press('What would it do?');
    await page.reads('Give it priority high');
    await page.press('Give it priority high');
    await page.reads('resultDone.');
    await eventually(() => (focused().className === 'steps' ? true : null));
  });

  it('a move offers the pools that there are', async () => {
    const { page, asked } = await withHand();
    await page.reads('Move');
    await page.press('Move');
    await page.reads('active: 3 of 4 taken');
    await page.type('pool', 'active');
    await page.press('What would it do?');
    await page.reads('Move it to pool active');
    await page.press('Move it to pool active');
    await page.reads('resultDone.');
    expect(asked.at(-1)?.hand).to.deep.include({ kind: 'move' });
  });

  it('what the service has meanwhile done otherwise is told in its words', async () => {
    const { page } = await withHand('not-in-queue');
    await foresee(page, 'Hold', '');
    await page.press('Hold it');
    await page.reads('resultNot done: the request has left the queue.');
  });

  /** It waits until it is ended. */
  function ending() {
    let now = request;
    const script: Partial<Keeper> = {
      ...{ ...overview, ...queued },
      request: () => Promise.resolve(now),
      act: ({ dryRun }) => Promise.resolve(touching({ request: found(), outcome: dryRun ? 'would' : 'done' })),
    };
    return { script, end: (state: 'succeeded' | 'cancelled') => (now = aView({ state, finishedAt: received + 60_000 })) };
  }

  it('when the request ends while somebody is about to do something, that is said, and that nothing was sent', async () => {
    const { script, end } = ending();
    const page = await aPage(`/requests/${anId}`, script);
    await foresee(page, 'Hold', 'its table is being repaired');
    end('succeeded');
    await page.reads('This request has ended in the meantime: succeeded. Nothing more can be done with it.');
    expect(page.text()).to.contain('Nothing was sent: the request ended first.');
    expect(page.find('.hands button')).to.equal(null);
  });

  it('what somebody has done stays told after the request has ended of it', async () => {
    const { script, end } = ending();
    const page = await aPage(`/requests/${anId}`, script);
    await foresee(page, 'Cancel', '');
    end('cancelled');
    await page.press('Cancel it');
    await page.reads('This request has ended in the meantime: cancelled.');
    expect(page.text()).to.contain('resultDone.');
    expect(page.text()).to.not.contain('Nothing was sent');
  });

  it('of a request that had ended before nothing is said of what could be done', async () => {
    const page = await aPage(`/requests/${anId}`, { request: () => Promise.resolve(aView({ state: 'succeeded' })) });
    await page.reads('statesucceeded');
    expect(page.find('.hands')).to.equal(null);
  });

  it('whoever may cancel and not operate the queue can cancel all the same, and is told what cannot be asked', async () => {
    const { credentials, headers } = keyHolder({ scopes: ['requests:read', 'requests:cancel'] });
    const cancelled: string[] = [];
    const cancel: Keeper['cancel'] = (id) => Promise.resolve((cancelled.push(id), { kind: 'cancelled' }) as never);
    const page = await aPage(`/requests/${anId}`, { ...queued, cancel }, { credentials });
    await page.reads('Token or API key');
    await page.type('credential', headers.authorization.replace('Bearer ', ''));
    await page.press('Sign in');
    await page.reads('Cancel');
    await page.press('Hold');
    await page.press('What would it do?');
    await page.reads('The scope queue:operate is needed.');
    await page.press('Cancel');
    await page.press('What would it do?');
    await page.reads('Your credential may not ask in advance');
    expect(cancelled).to.deep.equal([]);
    await page.press('Cancel it');
    await page.reads('Cancelled.');
    expect(cancelled).to.deep.equal([anId]);
  });
});
