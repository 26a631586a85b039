import { expect } from 'chai';
import type { Keeper } from '../../src/ports/keeper.js';
import { aRow, closeFaces, received } from '../http/scripted-keeper.js';
import { aPage, closePages } from './a-page.js';
import { overview } from './scripts.js';

const script: Partial<Keeper> = { ...overview, requests: () => Promise.resolve([aRow({})]) };
const instant = new Date(received).toISOString();

describe('console: the time of something', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('is told in full after a tap on any of them, where nothing can be pointed at, and as before after another', async () => {
    const page = await aPage('/requests', script);
    await page.reads(/[dh] ago/);
    expect(page.text()).to.not.contain(instant);
    page.find('main time')?.click();
    await page.reads(instant);
    page.find('main time')?.click();
    await page.reads(/[dh] ago/);
  });

  it('is told in full by a button at the foot of the page, and stays so on the next page', async () => {
    const page = await aPage('/overview', script);
    await page.press('Show times in full, in UTC');
    await page.press('Requests');
    await page.reads(instant);
  });
});
