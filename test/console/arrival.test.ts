import { expect } from 'chai';
import type { ListAsked } from '../../src/ports/store/reading.js';
import { eventually } from '../support/eventually.js';
import { aRow, anId, aView, closeFaces } from '../http/scripted-keeper.js';
import { aPage, closePages, type Page } from './a-page.js';

const script = {
  requests: () => Promise.resolve([aRow()]),
  request: () => Promise.resolve(aView({ state: 'running' })),
};

const focused = ({ window }: Page): string => window.document.activeElement.tagName;

describe('console: going from page to page', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('another page is shown from its beginning, with the keyboard at its title', async () => {
    const page = await aPage('/requests', script);
    await page.reads(anId);
    page.window.scrollTo(0, 700);
    await page.press(anId);
    await page.reads('Job request');
    expect(focused(page)).to.equal('H1');
    expect(page.find('h1')?.textContent).to.include(anId);
    expect(page.window.scrollY).to.equal(0);
  });

  it('the same page with other filters takes the keyboard from nobody', async () => {
    const asked: ListAsked[] = [];
    const requests = (one: ListAsked) => (asked.push(one), Promise.resolve([aRow()]));
    const page = await aPage('/requests', { requests });
    await page.reads(anId);
    page.window.scrollTo(0, 700);
    await page.type('job_id', '175');
    await page.press('Filter');
    await eventually(() => asked.find(({ jobId }) => jobId === '175') ?? null);
    expect(focused(page)).to.not.equal('H1');
    expect(page.window.scrollY).to.equal(700);
  });
});
