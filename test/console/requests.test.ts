import { expect } from 'chai';
import { branded, type PoolName, type RequestId } from '../../src/core/ids.js';
import type { ListAsked, RequestRow } from '../../src/ports/store/reading.js';
import { cli, cliNow } from '../cli/captured-cli.js';
import { resultLines } from '../../src/console/requests/result.js';
import { explanationLines } from '../../src/words/foresight.js';
import { requestLines } from '../../src/words/request-view.js';
import { aFace, anId, aRow, aView, call, closeFaces, received, waiting } from '../http/scripted-keeper.js';
import { aPage, closePages } from './a-page.js';
import { said, saidBy } from './lines-said.js';
import { foresight } from './scripts.js';

const at = '2026-11-21T06:00:00.000Z';
const hostile = '"><img src=x onerror=globalThis.wasRun=true>';

function rows(count: number): RequestRow[] {
  const id = (index: number) => branded<RequestId>(anId.slice(0, -4) + String(9_999 - index).padStart(4, '0'));
  return Array.from({ length: count }, (_, index) =>
    aRow({ id: id(index), correlationId: `c-${index}.`, receivedAt: received - index }),
  );
}

/** A keeper that pages as the store promises to. */
function over(all: readonly RequestRow[]) {
  const asked: ListAsked[] = [];
  const requests = (one: ListAsked) => {
    asked.push(one);
    const from = one.before === null ? 0 : all.findIndex(({ id }) => id === one.before) + 1;
    return Promise.resolve(all.slice(from, from + one.limit));
  };
  return { asked, script: { requests } };
}

describe('console: requests', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('the list is the newest page, and each press for more adds the one after it', async () => {
    const { script } = over(rows(120));
    const page = await aPage('/requests', script);
    await page.reads('c-49.');
    expect(page.text()).to.not.contain('c-50.');
    await page.press('Show more');
    await page.reads('c-99.');
    await page.press('Show more');
    await page.reads('c-119.');
    expect(page.find('table')?.querySelectorAll('tbody tr').length).to.equal(120);
    expect(page.text()).to.not.contain('Show more');
  });

  it('the filters of the address are asked for, and what is typed becomes part of the address', async () => {
    const { script, asked } = over(rows(1));
    const page = await aPage('/requests?state=waiting&tenant_id=333', script);
    await page.reads('c-0.');
    expect(asked[0]).to.deep.include({ states: ['waiting'], tenantId: '333' });
    await page.type('job_id', '175');
    await page.press('Filter');
    await page.reads('c-0.');
    expect(page.window.location.hash).to.equal('#/requests?state=waiting&tenant_id=333&job_id=175');
  });

  it('a filter that the service does not take is told in its words', async () => {
    const page = await aPage('/requests?created_after=yesterday', over([]).script);
    await page.reads(/created_after.*must be epoch milliseconds or ISO 8601 with a zone/);
  });

  it('what somebody has put into a request stays text wherever it is shown', async () => {
    const row = aRow({ correlationId: hostile, userId: hostile, tenantId: hostile });
    const list = await aPage('/requests', over([row]).script);
    await list.reads(hostile);
    expect(list.find('img')).to.equal(null);
    const url = 'javascript:globalThis.wasRun=true';
    const view = aView({ ...row, state: 'running', runId: '7', runUrl: url });
    const one = await aPage(`/requests/${anId}`, { request: () => Promise.resolve(view) });
    await one.reads(url);
    expect(one.find('img')).to.equal(null);
    const links = [...(one.find('main')?.querySelectorAll('a') ?? [])].map((link) => link.getAttribute('href') ?? '');
    for (const link of links) expect(link).to.match(/^(#|https?:)/);
    expect(one.window).to.not.have.property('wasRun');
  });

  it('one that waits is told with what would let it run, its decisions only when somebody opens them', async () => {
    const request = aView({ ...waiting, position: 3 });
    let decisions = 0;
    const page = await aPage(`/requests/${anId}`, {
      request: () => Promise.resolve(request),
      explain: () => Promise.resolve({ request, checkAt: received + 220_000, foresight }),
      decisions: () => Promise.resolve(((decisions += 1), [])),
    });
    await page.reads('whyAll 4 slots of active are taken.');
    await page.reads('would run ifthe time were 2026-11-21T08:00:00Z');
    expect(page.text().indexOf('decision now'), 'what lets it run is seen first').to.be.lessThan(
      page.text().indexOf('correlation'),
    );
    expect(decisions).to.equal(0);
    await page.press('Decisions');
    await page.reads('No decision has been taken yet.');
  });

  it('what is known of one that waits is shown at once, however long it takes to say what would be decided now', async () => {
    const request = aView({ ...waiting, position: 3 });
    let explain = (): void => undefined;
    const explained = new Promise<void>((resolve) => (explain = resolve));
    const page = await aPage(`/requests/${anId}`, {
      request: () => Promise.resolve(request),
      explain: async () => {
        await explained;
        return { request, checkAt: received + 220_000, foresight };
      },
    });
    await page.reads('whyAll 4 slots of active are taken.');
    await page.reads('Asking what would be decided now …');
    expect(page.text()).to.contain('Hold …');
    explain();
    await page.reads('would run ifthe time were 2026-11-21T08:00:00Z');
    expect(page.text()).to.not.contain('Asking');
  });

  it('of one that has ended the result is seen first', async () => {
    const body = { message: 'Report written: 100 rows.', outputs: [{ uri: 'abfss://a@b/c' }], causes: [] };
    const response = {
      messageId: 'm',
      queue: '',
      attempts: 1,
      publishedAt: null,
      reason: null,
      body,
      delivery: 'unwanted' as const,
    };
    const page = await aPage(`/requests/${anId}`, {
      request: () => Promise.resolve(aView({ state: 'succeeded', finishedAt: received + 65_000, response: response })),
    });
    await page.reads('ResultmessageReport written: 100 rows.outputsabfss://a@b/c');
    expect(page.text().indexOf('Result')).to.be.lessThan(page.text().indexOf('correlation'));
    expect(page.text().match(/100 rows/g)).to.have.lengthOf(1);
  });

  it('one that is not there is told so', async () => {
    const page = await aPage(`/requests/${anId}`, { request: () => Promise.resolve(null) });
    await page.reads('not-found');
  });

  const attempt = {
    ...{ number: 1, engine: 'databricks', pool: 'active', clusterId: 'c-1', sentAs: null, runId: null, runUrl: null },
    ...{ submittedAt: received, acceptedAt: null, endedAt: null, outcome: null, failure: null, message: 'no answer' },
  };
  const inDoubt = aView({ state: 'submitting', pool: 'active', attempts: [attempt] });

  it('of a submission in doubt it says what the command line says, and not that it is under way', async () => {
    const page = await aPage(`/requests/${anId}`, { request: () => Promise.resolve(inDoubt) });
    await page.reads('whether databricks took attempt 1');
    expect(page.text()).to.not.contain('under way');
    const { url } = await aFace({ request: () => Promise.resolve(inDoubt) });
    const shown = (await call(`${url}/v1/job-requests/${anId}`)).json as never;
    const { out } = await cli(['requests', 'show', anId], { env: { JOB_KEEPER_URL: url } });
    // On the command line long ones are broken, and the attempts come after them.
    expect(saidBy(out).join(' ')).to.include(said(requestLines(shown, cliNow, [])).join(' '));
  });

  it('says of a request line by line what the command line says', async () => {
    const body = {
      ...{
        correlation_id: 'c-1',
        request_id: anId,
        tenant_id: '333',
        user_id: 'u',
        job_id: '7',
        operation_id: '',
        status: 'FAILED',
      },
      ...{ message: 'It failed.', outputs: [{ uri: 'abfss://a@b/c' }], causes: [{ step: 'execute', code: 'X', message: 'why' }] },
      run: null,
      times: { created: at, received: at, started: null, finished: at },
    };
    const response = {
      ...{ messageId: 'm', queue: 'tenant-333.responses', attempts: 1, publishedAt: null, reason: 'no such queue', body },
      delivery: 'due' as const,
    };
    const ended = {
      state: 'failed' as const,
      executingAt: received + 5_000,
      finishedAt: received + 65_000,
      runId: '7',
      pool: branded<PoolName>('active'),
    };
    const views = {
      waiting: aView({ ...waiting, position: 1, movedTo: branded('passive') }),
      ended: aView({ ...ended, response, template: { name: 't', version: 2 } }),
    };
    for (const [what, view] of Object.entries(views)) {
      const { url } = await aFace({ request: () => Promise.resolve(view) });
      const shown = (await call(`${url}/v1/job-requests/${anId}`)).json as never;
      const { out } = await cli(['requests', 'show', anId], { env: { JOB_KEEPER_URL: url } });
      expect(said(requestLines(shown, cliNow, resultLines(view.response?.body))), what).to.deep.equal(saidBy(out));
    }
  });

  it('says why a request waits line by line as the command line says it', async () => {
    const waits = { request: aView({ ...waiting, position: 3 }), checkAt: received + 220_000, foresight };
    for (const explanation of [waits, { request: inDoubt, checkAt: null, foresight: null }]) {
      const { url } = await aFace({ explain: () => Promise.resolve(explanation) });
      const shown = (await call(`${url}/v1/job-requests/${anId}/explain`)).json as never;
      const { out } = await cli(['requests', 'explain', anId], { env: { JOB_KEEPER_URL: url } });
      expect(said(explanationLines(shown, cliNow, null))).to.deep.equal(saidBy(out));
    }
  });
});
