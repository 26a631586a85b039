import { expect } from 'chai';
import type { Keeper } from '../../src/ports/keeper.js';
import { restCommand } from '../../src/words/history.js';
import { cli } from '../cli/captured-cli.js';
import { aFace, anId, aView, call, closeFaces, received } from '../http/scripted-keeper.js';
import { broken, ran, waited as full } from '../http/scripted-history.js';
import { aPage, closePages, type Page } from './a-page.js';
import { saidBy } from './lines-said.js';

const hostile = '<img src=x onerror=globalThis.wasRun=true>';

const waited = { ...full, reason: hostile };
const failed = aView({ state: 'failed', finishedAt: received + 90_000, attempts: [broken] });

/** The rows as they are read, cell by cell. */
function rowsOf(page: Page): string[] {
  const rows = [...(page.find('[aria-label^="history"]')?.querySelectorAll('tbody tr') ?? [])];
  const cells = rows.map((row) => [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent.trim()));
  return cells.map((texts) => texts.filter(Boolean).join(' ').replace(/\s+/g, ' '));
}

describe('console: the history of a request', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  const opened = async (script: Partial<Keeper>): Promise<Page> => {
    const page = await aPage(`/requests/${anId}`, { request: () => Promise.resolve(failed), ...script });
    await page.press('History');
    return page;
  };

  it('is told line by line as the command line tells it, and what is in it stays text', async () => {
    const page = await opened({ history: () => Promise.resolve({ request: failed, decisions: [waited, ran] }) });
    await page.reads('attempt-ended: CLOUD_FAILURE');
    const { out } = await cli(['requests', 'history', anId], { env: { JOB_KEEPER_URL: page.url } });
    const [title, ...lines] = out.split('\n');
    expect(title).to.match(/^WHEN +WHAT +ATTEMPT +POOL +RUN +WHY/);
    expect(rowsOf(page)).to.deep.equal(saidBy(['', ...lines].join('\n')));
    expect(page.find('img')).to.equal(null);
    expect(page.window).to.not.have.property('wasRun');
  });

  it('is asked for only when somebody opens it', async () => {
    let asked = 0;
    const script = {
      request: () => Promise.resolve(failed),
      history: () => Promise.resolve(((asked += 1), { request: failed, decisions: [waited] })),
    };
    const page = await aPage(`/requests/${anId}`, script);
    await page.reads('History');
    expect(asked).to.equal(0);
    await page.press('History');
    await page.reads('decided: wait');
    expect(asked).to.be.greaterThan(0);
  });

  it('what it says of one that no answer holds tells the rest of it', async () => {
    const { url } = await aFace({ history: () => Promise.resolve({ request: failed, decisions: [waited, ran] }) });
    const firstOf = async (limit: number) => (await call(`${url}/v1/job-requests/${anId}/history?limit=${limit}`)).json as never;
    const [program, ...words] = restCommand(anId, await firstOf(6))?.split(' ') ?? [];
    expect(program).to.equal('job-keeper');
    const { out } = await cli(words, { env: { JOB_KEEPER_URL: url } });
    expect(saidBy(out)).to.deep.equal(['2026-11-21T06:01:30.000Z ended: failed']);
    expect(restCommand(anId, await firstOf(7))).to.equal(null);
  });
});
