import { expect } from 'chai';
import type { RequestPage } from '../../src/console/api/shapes.js';
import { together } from '../../src/console/requests/pages.js';
import { branded, type RequestId } from '../../src/core/ids.js';
import { eventually } from '../support/eventually.js';
import type { RequestRow } from '../../src/ports/store/reading.js';
import type { Keeper } from '../../src/ports/keeper.js';
import { keyHolder } from '../http/key-holder.js';
import { aRow, anId, aView, closeFaces, received } from '../http/scripted-keeper.js';
import { aPage, closePages, type Page } from './a-page.js';

/** The newest has the greatest number. */
function numbered(from: number, to: number): RequestRow[] {
  const id = (number: number) => branded<RequestId>(anId.slice(0, -4) + String(number).padStart(4, '0'));
  return Array.from({ length: from - to + 1 }, (_, index) =>
    aRow({ id: id(from - index), correlationId: `c-${from - index}.`, receivedAt: received + from - index }),
  );
}

/** A keeper that pages as the store promises to, over rows that others may be put before. */
function over(all: RequestRow[]): Partial<Keeper> {
  return {
    requests: ({ before, limit }) => {
      const older = before === null ? all : all.filter(({ id }) => id < before);
      return Promise.resolve(older.slice(0, limit));
    },
    request: () => Promise.resolve(aView({ state: 'running' })),
  };
}

const rowsOf = (page: Page): number => page.find('table')?.querySelectorAll('tbody tr').length ?? 0;
const hasRows = (page: Page, count: number) => eventually(() => (rowsOf(page) === count ? true : null), 15_000);

async function openSecondPage(page: Page): Promise<string> {
  await page.reads('c-951.');
  await page.press('Show more');
  await page.reads('c-901.');
  page.window.scrollTo(0, 2_100);
  const link = [...(page.find('main')?.querySelectorAll('tbody a.id') ?? [])].at(-1);
  const id = link?.textContent ?? '';
  await page.press(id);
  await page.reads('Job request');
  expect(page.window.scrollY).to.equal(0);
  return id;
}

describe('console: coming back', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('to a long list finds the pages that were loaded, as far down, with the keyboard on the request that was opened', async () => {
    const page = await aPage('/requests', over(numbered(1_000, 1)));
    const id = await openSecondPage(page);
    page.window.history.back();
    await hasRows(page, 100);
    await eventually(() => (page.window.document.activeElement.textContent === id ? true : null));
    expect(page.window.scrollY).to.equal(2_100);
  });

  it('finds them also when more came in meanwhile than one page holds', async () => {
    const all = numbered(1_000, 1);
    const page = await aPage('/requests', over(all));
    await openSecondPage(page);
    all.unshift(...numbered(1_120, 1_001));
    page.window.history.back();
    await page.reads('c-1120.');
    await page.reads('c-901.');
    expect(rowsOf(page)).to.be.at.least(220);
    expect(page.window.scrollY).to.equal(2_100);
  });

  it('finds the list that it was, with its own filters, and another one begins at its first page', async () => {
    const page = await aPage('/requests', over(numbered(1_000, 1)));
    await page.reads('c-951.');
    await page.press('Show more');
    await hasRows(page, 100);
    await page.type('job_id', '175');
    await page.press('Filter');
    await hasRows(page, 50);
    page.window.history.back();
    await hasRows(page, 100);
    await page.press('Overview');
    await eventually(() => (page.find('h1')?.textContent === 'Overview' ? true : null));
    await page.press('Requests');
    await hasRows(page, 50);
  });

  it('what somebody reads stays while so many come in that the newest page does not reach it', () => {
    const pageOf = (ids: readonly string[]) =>
      ({ items: ids.map((id) => ({ request_id: id })), next_cursor: ids.at(-1) }) as RequestPage;
    const kept = pageOf(['4', '3', '2']);
    expect(together(pageOf(['9', '8', '7']), kept)).to.deep.equal(kept);
    expect(together(pageOf(['6', '5', '4']), kept).items.map(({ request_id: id }) => id)).to.deep.equal([
      '6',
      '5',
      '4',
      '3',
      '2',
    ]);
  });

  it('after a new sign-in finds the place where the old one ended', async () => {
    const { credentials, headers } = keyHolder();
    const key = headers.authorization.replace('Bearer ', '');
    const page = await aPage('/requests?tenant_id=333', over(numbered(1_000, 1)), { credentials });
    await page.type('credential', key);
    await page.press('Sign in');
    await page.reads('c-951.');
    await page.press('Show more');
    await hasRows(page, 100);
    await page.press('Sign out');
    await page.type('credential', key);
    await page.press('Sign in');
    await hasRows(page, 100);
    expect(page.window.location.hash).to.equal('#/requests?tenant_id=333');
  });
});
