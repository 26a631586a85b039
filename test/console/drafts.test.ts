import { expect } from 'chai';
import type { Keeper } from '../../src/ports/keeper.js';
import { keyHolder } from '../http/key-holder.js';
import { found, touching } from '../http/one-hand.js';
import { anId, aView, closeFaces, received, waiting } from '../http/scripted-keeper.js';
import { aCatalogue } from '../support/catalogue.js';
import { aJob, aSnapshot } from '../support/scenes.js';
import { aPage, closePages, type Page } from './a-page.js';
import { foresight, overview } from './scripts.js';

const request = aView({ ...waiting, position: 3 });
const script: Partial<Keeper> = {
  ...overview,
  catalogue: aCatalogue(aSnapshot({ jobs: [aJob('175')] })),
  request: () => Promise.resolve(request),
  explain: () => Promise.resolve({ request, checkAt: received + 60_000, foresight }),
  decisions: () => Promise.resolve([]),
  act: ({ dryRun }) => Promise.resolve(touching({ request: found(), outcome: dryRun ? 'would' : 'done' })),
};
const typed = (page: Page, name: string) =>
  (page.find(`[name="${name}"]`) as unknown as { readonly value: string } | null)?.value ?? null;

/** Signed in, with a way to withdraw what they signed in with and to give it back. */
async function signedIn(hash: string) {
  const { credentials, headers } = keyHolder();
  const keys = [...credentials.keys];
  const page = await aPage(hash, script, { credentials: { ...credentials, keys } });
  const signIn = async () => {
    await page.type('credential', headers.authorization.replace('Bearer ', ''));
    await page.press('Sign in');
  };
  const whileEnded = async (act: () => Promise<void>) => {
    const taken = keys.splice(0);
    await act();
    await page.reads('Your sign-in has ended');
    keys.push(...taken);
    await signIn();
  };
  await signIn();
  return { page, signIn, whileEnded };
}

describe('console: what was typed and opened', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('into the form of a job is there after a new sign-in, with its correlation id', async () => {
    const { page, whileEnded } = await signedIn('/jobs/175');
    await page.reads('Request a run');
    await page.type('tenant', '333');
    await page.type('others', 'day=2026-11-28');
    const correlation = typed(page, 'correlation');
    await whileEnded(() => page.press('What would it do?'));
    await page.reads('Request a run');
    expect([typed(page, 'tenant'), typed(page, 'others')]).to.deep.equal(['333', 'day=2026-11-28']);
    expect(typed(page, 'correlation')).to.equal(correlation);
  });

  it('for a hand is there after a new sign-in, in the panel that was open', async () => {
    const { page, whileEnded } = await signedIn(`/requests/${anId}`);
    await page.press('Hold');
    await page.type('reason', 'its table is being repaired');
    await whileEnded(() => page.press('What would it do?'));
    await page.reads('What would it do?');
    expect(typed(page, 'reason')).to.equal('its table is being repaired');
  });

  it('is there after Back until it was sent', async () => {
    const page = await aPage(`/requests/${anId}`, script);
    await page.press('Hold');
    await page.type('reason', 'its table is being repaired');
    await page.press('Jobs');
    await page.reads('Stopped after');
    page.window.history.back();
    await page.reads('What would it do?');
    expect(typed(page, 'reason')).to.equal('its table is being repaired');
    await page.press('What would it do?');
    await page.press('Hold it');
    await page.reads('resultDone.');
    await page.press('Jobs');
    await page.reads('Stopped after');
    page.window.history.back();
    await page.reads('Hold …');
    expect(typed(page, 'reason')).to.equal(null);
  });

  it('is not in another visit of the same page', async () => {
    const page = await aPage(`/requests/${anId}`, script);
    await page.press('Hold');
    await page.type('reason', 'its table is being repaired');
    await page.press('Jobs');
    await page.reads('Stopped after');
    page.window.location.hash = `#/requests/${anId}`;
    await page.reads('Hold …');
    expect(typed(page, 'reason')).to.equal(null);
  });

  it('is not shown to whoever signs in after somebody has signed out', async () => {
    const { page, signIn } = await signedIn(`/requests/${anId}`);
    await page.press('Hold');
    await page.type('reason', 'its table is being repaired');
    await page.press('Sign out');
    await page.reads('You are signed out');
    await signIn();
    await page.reads('Hold …');
    expect(typed(page, 'reason')).to.equal(null);
  });

  it('sections that were opened are open after Back, and those that were closed again are not', async () => {
    const page = await aPage(`/requests/${anId}`, script);
    for (const section of ['History', 'Decisions', 'History']) await page.press(section);
    await page.reads('No decision has been taken yet.');
    await page.press('Jobs');
    await page.reads('Stopped after');
    page.window.history.back();
    await page.reads('No decision has been taken yet.');
    expect(page.find('main')?.querySelectorAll('details[open]').length).to.equal(1);
  });
});
