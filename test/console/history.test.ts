import { expect } from 'chai';
import type { AttemptRow, DecisionRow } from '../../src/ports/store/reading.js';
import type { Keeper } from '../../src/ports/keeper.js';
import { restCommand } from '../../src/words/history.js';
import { cli } from '../cli/captured-cli.js';
import { aFace, anId, aView, call, closeFaces, received } from '../http/scripted-keeper.js';
import { aScene } from '../policy/scenes.js';
import { aPage, closePages, type Page } from './a-page.js';
import { saidBy } from './lines-said.js';

const hostile = '<img src=x onerror=globalThis.wasRun=true>';

const waited: DecisionRow = {
  ...{ at: received, case: 'clusters-busy', rule: 'busy', route: null, outcome: 'wait', reason: hostile, policyVersion: 'abc' },
  ...{ facts: aScene(), leadsTo: { outcome: { kind: 'wait' }, effects: [], checkAt: received + 60_000 } },
};
const ran: DecisionRow = {
  ...waited,
  ...{ at: received + 60_000, case: 'capacity-available', rule: 'room', outcome: 'run', reason: 'A slot is free.' },
  leadsTo: { outcome: { kind: 'run', pool: 'active', clusterId: 'c-7', runsAs: '7' }, effects: [], checkAt: null },
};
const attempt: AttemptRow = {
  ...{ number: 1, engine: 'databricks', pool: 'active', clusterId: 'c-7', sentAs: null, runId: '70', runUrl: null },
  ...{ submittedAt: received + 60_000, acceptedAt: received + 61_000, endedAt: received + 90_000 },
  ...{ outcome: 'CLOUD_FAILURE', message: 'the machine went away', failure: 'infrastructure' },
};
const failed = aView({ state: 'failed', finishedAt: received + 90_000, attempts: [attempt] });

/** The rows as they are read, cell by cell. */
function rowsOf(page: Page): string[] {
  const rows = [...(page.find('[aria-label^="history"]')?.querySelectorAll('tbody tr') ?? [])];
  const cells = rows.map((row) => [...row.querySelectorAll('td')].map(({ textContent }) => textContent.trim()));
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
    const page = await opened({ decisions: () => Promise.resolve([waited, ran]) });
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
    const script = { request: () => Promise.resolve(failed), decisions: () => Promise.resolve(((asked += 1), [waited])) };
    const page = await aPage(`/requests/${anId}`, script);
    await page.reads('History');
    expect(asked).to.equal(0);
    await page.press('History');
    await page.reads('decided: wait');
    expect(asked).to.be.greaterThan(0);
  });

  it('what it says of one that no answer holds tells the rest of it', async () => {
    const script = { request: () => Promise.resolve(failed), decisions: () => Promise.resolve([waited, ran]) };
    const { url } = await aFace(script);
    const firstOf = async (limit: number) => (await call(`${url}/v1/job-requests/${anId}/history?limit=${limit}`)).json as never;
    const [program, ...words] = restCommand(anId, await firstOf(6))?.split(' ') ?? [];
    expect(program).to.equal('job-keeper');
    const { out } = await cli(words, { env: { JOB_KEEPER_URL: url } });
    expect(saidBy(out)).to.deep.equal(['2026-11-21T06:01:30.000Z ended: failed']);
    expect(restCommand(anId, await firstOf(7))).to.equal(null);
  });
});
