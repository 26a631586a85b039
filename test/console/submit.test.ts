import { expect } from 'chai';
import { branded, type RequestId } from '../../src/core/ids.js';
import type { Keeper } from '../../src/ports/keeper.js';
import { anId, closeFaces } from '../http/scripted-keeper.js';
import { aCatalogue } from '../support/catalogue.js';
import { aJob, aSnapshot } from '../support/scenes.js';
import { aPage, closePages } from './a-page.js';
import { foresight } from './scripts.js';

const declared = { notebook_params: { day: { required: true } } };
const settings = { jobs: { '175': { parameters: declared } } };

describe('console: asking for a run', () => {
  afterEach(async () => {
    await closePages();
    await closeFaces();
  });

  it('is told what would become of it; then the very same request is handed in, once', async () => {
    const sent: { readonly what: string; readonly body: unknown }[] = [];
    const script: Partial<Keeper> = {
      catalogue: aCatalogue(aSnapshot({ jobs: [aJob('175')] }), { settings }),
      dryRun: ({ body }) => {
        sent.push({ what: 'dry-run', body: JSON.parse(body.toString()) });
        return Promise.resolve({ kind: 'decided', foresight });
      },
      submit: ({ body }) => {
        sent.push({ what: 'submit', body: JSON.parse(body.toString()) });
        return Promise.resolve({ kind: 'stored', requestId: branded<RequestId>(anId), correlationId: 'c-1' });
      },
    };
    const page = await aPage('/jobs/175', script);
    await page.type('tenant', '333');
    await page.type('user', 'geoff@example.com');
    await page.type('parameter.day', '2026-11-28');
    await page.press('What would it do?');
    await page.reads('decision nowwaitPool active is full');
    expect(sent.map(({ what }) => what)).to.deep.equal(['dry-run']);
    await page.press('Submit the request');
    await page.reads(anId);
    expect(sent.map(({ what }) => what)).to.deep.equal(['dry-run', 'submit']);
    expect(sent[1]?.body).to.deep.equal(sent[0]?.body);
    expect(sent[1]?.body).to.nested.include({ 'job.job_context.job_operation.notebook_params.day': '2026-11-28' });
    await page.press('Start over');
    await page.press('What would it do?');
    await page.reads('decision nowwaitPool active is full');
    const [before, , next] = sent.map(({ body }) => body as { readonly correlation_id: string });
    expect(next?.correlation_id, 'another request').to.not.equal(before?.correlation_id);
  });
});
